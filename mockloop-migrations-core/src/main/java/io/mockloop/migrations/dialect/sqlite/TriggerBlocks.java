package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.Token;

/**
 * <a href="https://www.sqlite.org/c3ref/complete.html">SQLite's own machine</a> for "is this statement complete": a
 * trigger ends at an END between two semicolons.
 */
final class TriggerBlocks implements BlockTracker {

    private enum State {
        START,
        CREATE,
        OTHER,
        TRIGGER,
        SEMICOLON,
        END
    }

    private State state = State.START;

    @Override
    public void reset() {
        state = State.START;
    }

    @Override
    public void accept(Token token) {
        switch (state) {
            case START -> state = afterStart(token);
            case CREATE -> state = afterCreate(token);
            case SEMICOLON -> state = afterSemicolon(token);
            case TRIGGER, END -> state = token.isSymbol(';') ? State.SEMICOLON : State.TRIGGER;
            case OTHER -> {}
        }
    }

    private static State afterStart(Token token) {
        if (token.isAnyWord("EXPLAIN", "QUERY", "PLAN")) {
            return State.START;
        }
        return token.isWord("CREATE") ? State.CREATE : State.OTHER;
    }

    private static State afterCreate(Token token) {
        if (token.isAnyWord("TEMP", "TEMPORARY")) {
            return State.CREATE;
        }
        return token.isWord("TRIGGER") ? State.TRIGGER : State.OTHER;
    }

    private static State afterSemicolon(Token token) {
        if (token.isSymbol(';')) {
            return State.SEMICOLON;
        }
        return token.isWord("END") ? State.END : State.TRIGGER;
    }

    @Override
    public boolean isOpen() {
        return state == State.TRIGGER || state == State.SEMICOLON;
    }
}
