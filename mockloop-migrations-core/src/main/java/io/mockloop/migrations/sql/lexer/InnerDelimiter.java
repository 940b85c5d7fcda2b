package io.mockloop.migrations.sql.lexer;

import io.mockloop.migrations.exception.ScriptException;

/** Looks for semicolons inside of a statement that stand in no string, name or comment. */
public final class InnerDelimiter {

    private InnerDelimiter() {}

    /** Whether there is one; a text that cannot be taken apart may have one. */
    public static boolean isIn(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(new TextInput(statement), rules);
        StringBuilder read = new StringBuilder();
        try {
            for (Token token = scanner.next(read, true);
                    token.type() != TokenType.END;
                    token = scanner.next(read, false)) {
                if (token.type() == TokenType.DELIMITER) {
                    return true;
                }
                read.setLength(0);
            }
            return false;
        } catch (ScriptException e) {
            return true;
        }
    }
}
