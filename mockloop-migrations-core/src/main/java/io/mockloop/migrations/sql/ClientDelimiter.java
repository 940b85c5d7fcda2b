package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.lexer.InnerDelimiter;
import io.mockloop.migrations.sql.lexer.LexicalOption;
import io.mockloop.migrations.sql.lexer.LexicalRules;
import java.util.List;

/**
 * What ends a statement for the database's own client. Clients that know the command DELIMITER take the next semicolon
 * that stands in no quotes for the end, also inside of a body; the others know bodies themselves.
 */
public final class ClientDelimiter {

    private static final String SEMICOLON = ";";
    private static final List<String> OTHERS = List.of("//", "$$", "||", "@@");

    private ClientDelimiter() {}

    /** The delimiter for a statement. */
    public static String of(String statement, SqlRules database) {
        LexicalRules rules = database.lexical();
        if (!rules.has(LexicalOption.DELIMITER_COMMAND)
                || !statement.contains(SEMICOLON)
                || !hasOneOfItsOwn(statement, rules)) {
            return SEMICOLON;
        }
        return OTHERS.stream()
                .filter(each -> !statement.contains(each))
                .findFirst()
                .orElseGet(() -> unusedIn(statement));
    }

    /** The text of a conditional comment is code to the client, too. */
    private static boolean hasOneOfItsOwn(String statement, LexicalRules rules) {
        return statement.contains("/*!") || statement.contains("/*M!") || InnerDelimiter.isIn(statement, rules);
    }

    private static String unusedIn(String statement) {
        StringBuilder delimiter = new StringBuilder(OTHERS.get(0));
        while (statement.contains(delimiter)) {
            delimiter.append('/');
        }
        return delimiter.toString();
    }
}
