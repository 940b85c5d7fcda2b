package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;

/**
 * Tells whether a statement is a COPY … FROM stdin, or one to the client. The server takes stdin and stdout for the
 * same word (its grammar's copy_file_name).
 */
final class CopyDetection {

    private enum State {
        START,
        COPY,
        FROM,
        STDIN,
        TO,
        STDOUT,
        OTHER
    }

    private State state = State.START;
    private int parentheses;
    private boolean csv;

    void reset() {
        state = State.START;
        parentheses = 0;
        csv = false;
    }

    void accept(Token token) {
        switch (state) {
            case OTHER, STDOUT -> {}
            case START -> state = token.isWord("COPY") ? State.COPY : State.OTHER;
            case STDIN -> csv |= isCsv(token);
            case COPY, FROM, TO -> target(token);
        }
    }

    /** CSV is a word of the older form, and a value of the newer, which may stand in quotes. */
    private static boolean isCsv(Token token) {
        boolean quoted = token.type() == TokenType.STRING || token.type() == TokenType.IDENTIFIER;
        int quotes = quoted ? 1 : 0;
        return token.type().isCode()
                && Ascii.equalsIgnoreCase(token.text(), token.from() + quotes, token.to() - quotes, "CSV");
    }

    private void target(Token token) {
        if (token.isSymbol('(')) {
            parentheses++;
        } else if (token.isSymbol(')')) {
            parentheses--;
        } else if (parentheses == 0) {
            if (state != State.COPY) {
                boolean client = token.isAnyWord("STDIN", "STDOUT");
                state = !client ? State.OTHER : state == State.FROM ? State.STDIN : State.STDOUT;
            } else if (token.isAnyWord("FROM", "TO")) {
                state = token.isWord("FROM") ? State.FROM : State.TO;
            }
        }
    }

    boolean isFromStdin() {
        return state == State.STDIN;
    }

    boolean isToStdout() {
        return state == State.STDOUT;
    }

    /** Whether a value of the data may hold line ends. */
    boolean isCsv() {
        return csv;
    }
}
