package io.mockloop.migrations.sql.lexer;

/** Tells whether a statement is a COPY … FROM stdin. */
final class CopyDetection {

    private enum State {
        START,
        COPY,
        FROM,
        STDIN,
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
            case OTHER -> {}
            case START -> state = token.isWord("COPY") ? State.COPY : State.OTHER;
            case STDIN -> csv |= isCsv(token);
            case COPY, FROM -> target(token);
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
            if (state == State.FROM) {
                state = token.isWord("STDIN") ? State.STDIN : State.OTHER;
            } else if (token.isWord("FROM")) {
                state = State.FROM;
            }
        }
    }

    boolean isFromStdin() {
        return state == State.STDIN;
    }

    /** Whether a value of the data may hold line ends. */
    boolean isCsv() {
        return csv;
    }
}
