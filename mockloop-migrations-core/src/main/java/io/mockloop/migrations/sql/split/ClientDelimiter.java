package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
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
    public static String of(String statement, LexicalRules rules) {
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
        return statement.contains("/*!") || statement.contains("/*M!") || isIn(statement, rules);
    }

    /** Whether a semicolon stands in no string, name or comment; in a text that cannot be taken apart one may. */
    private static boolean isIn(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(statement, rules);
        try {
            for (Token token = scanner.next(); token != null; token = scanner.next()) {
                if (token.type() == TokenType.DELIMITER) {
                    return true;
                }
            }
            return false;
        } catch (ScriptException e) {
            return true;
        }
    }

    private static String unusedIn(String statement) {
        StringBuilder delimiter = new StringBuilder(OTHERS.get(0));
        while (statement.contains(delimiter)) {
            delimiter.append('/');
        }
        return delimiter.toString();
    }
}
