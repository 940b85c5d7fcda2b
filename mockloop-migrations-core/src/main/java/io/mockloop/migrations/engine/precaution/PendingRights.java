package io.mockloop.migrations.engine.precaution;

import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.safety.NeededRight;
import io.mockloop.migrations.engine.safety.NeededRight.Right;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the statements of SQL files take, as far as their beginnings tell it: those that make, change and drop tables
 * and indexes. Of Java migrations nothing is known.
 */
final class PendingRights {

    private static final Set<String> OF_SESSION = Set.of("TEMP", "TEMPORARY");
    private static final Set<String> BEFORE_INDEX = Set.of("UNIQUE", "FULLTEXT", "SPATIAL");

    private final SqlRules rules;
    private final Set<NeededRight> found = new LinkedHashSet<>();

    private List<String> tokens = List.of();
    private int at;

    PendingRights(SqlRules rules) {
        this.rules = rules;
    }

    /** What steps take, each once. */
    List<NeededRight> of(List<Step> steps) {
        for (Step step : steps) {
            if (step.body() instanceof Body.Script script) {
                read(script);
            }
        }
        return List.copyOf(found);
    }

    private void read(Body.Script script) {
        try (ScriptStatements statements = script.script().statements(script.section())) {
            for (SqlStatement each = statements.next(); each != null; each = statements.next()) {
                add(each.text());
            }
        }
    }

    void add(String statement) {
        tokens = StatementHead.written(statement, rules.lexical());
        at = 0;
        if (skip("CREATE")) {
            create();
        } else if (skip("ALTER") && skip("TABLE")) {
            pass("IF", "EXISTS");
            skip("ONLY");
            add(Right.ALTER, name());
        } else if (skip("DROP")) {
            drop();
        }
    }

    private void create() {
        if (OF_SESSION.stream().anyMatch(this::skip)) {
            return;
        }
        skip("UNLOGGED");
        pass("OR", "REPLACE");
        if (skip("TABLE")) {
            pass("IF", "NOT");
            skip("EXISTS");
            add(Right.CREATE, name());
            return;
        }
        BEFORE_INDEX.forEach(this::skip);
        if (skip("INDEX")) {
            addIndexed();
        }
    }

    private void drop() {
        if (skip("TABLE")) {
            pass("IF", "EXISTS");
            do {
                add(Right.DROP, name());
            } while (skip(","));
        } else if (skip("INDEX")) {
            addIndexed();
        }
    }

    /** What stands behind ON, which PostgreSQL and SQLite don't have to drop one. */
    private void addIndexed() {
        while (at < tokens.size() && !skip("ON")) {
            at++;
        }
        skip("ONLY");
        if (at < tokens.size()) {
            add(Right.INDEX, name());
        }
    }

    private void add(Right right, String table) {
        if (!table.isEmpty()) {
            found.add(new NeededRight(right, table));
        }
    }

    private void pass(String first, String second) {
        if (skip(first)) {
            skip(second);
        }
    }

    private boolean skip(String word) {
        boolean there = at < tokens.size() && Ascii.upper(tokens.get(at)).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private String name() {
        StringBuilder name = new StringBuilder(at < tokens.size() ? tokens.get(at++) : "");
        while (skip(".")) {
            name.append('.').append(at < tokens.size() ? tokens.get(at++) : "");
        }
        return name.toString();
    }
}
