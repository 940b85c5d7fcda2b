package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.sql.split.StatementWords;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the catalog tells of a single DDL statement, which both servers complete or undo as a whole (MySQL 8.4 manual,
 * 15.1.1; for MariaDB since 10.6). If the effect can have been there before, only that it is absent tells anything.
 */
final class CatalogEvidence {

    private CatalogEvidence() {}

    static Evidence of(Connection connection, String ddl, LexicalRules rules) throws SQLException {
        StatementWords words = StatementWords.of(ddl, rules).orElse(null);
        if (words == null) {
            return Evidence.NONE;
        }
        CatalogFacts reader = new CatalogFacts(words);
        List<CatalogFact> facts = reader.read();
        Set<Boolean> answers = answers(connection, facts);
        if (answers.size() == 1) {
            return Evidence.of(answers.contains(true));
        }
        return reader.shows().isEmpty()
                ? Evidence.NONE
                : Evidence.lookAt("To see what is so: " + String.join("; ", reader.shows()) + ".");
    }

    /** Two actions on one subject, as a column that is dropped and added, look the same before and after. */
    private static Set<Boolean> answers(Connection connection, List<CatalogFact> facts) throws SQLException {
        Map<String, Integer> mentioned = new HashMap<>();
        facts.forEach(fact -> mentioned.merge(fact.subject(), 1, Integer::sum));
        Set<Boolean> answers = new HashSet<>();
        for (CatalogFact fact : facts) {
            if (mentioned.getOrDefault(fact.subject(), 0) == 1) {
                boolean as = PlainSql.text(connection, fact.query()).isPresent() == fact.after();
                if (!as || fact.certain()) {
                    answers.add(as);
                }
            }
        }
        return answers;
    }
}
