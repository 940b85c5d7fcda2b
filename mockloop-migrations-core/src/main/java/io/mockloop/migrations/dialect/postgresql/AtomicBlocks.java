package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;

/**
 * Parentheses (<a href="https://www.postgresql.org/docs/current/sql-createrule.html">CREATE RULE</a>), and BEGIN ATOMIC
 * … END in <a href="https://www.postgresql.org/docs/current/sql-createfunction.html">CREATE [OR REPLACE] FUNCTION</a>
 * or PROCEDURE. psql counts nearly so; it also takes names ({@code begin}, {@code AS end}) for the beginning or the end
 * of a body.
 */
final class AtomicBlocks implements BlockTracker {

    private enum State {
        START,
        CREATE,
        OR,
        REPLACE,
        ROUTINE,
        OTHER
    }

    private State state = State.START;
    private int parentheses;
    private int blocks;
    private boolean afterBegin;
    private boolean afterNameMark;

    @Override
    public void reset() {
        state = State.START;
        parentheses = 0;
        blocks = 0;
        afterBegin = false;
        afterNameMark = false;
    }

    @Override
    public void accept(Token token) {
        if (token.type() == TokenType.WORD) {
            word(token);
        } else if (token.isSymbol('(')) {
            parentheses++;
        } else if (token.isSymbol(')') && parentheses > 0) {
            parentheses--;
        }
        afterBegin = token.isWord("BEGIN");
        afterNameMark = token.isSymbol('.') || token.isWord("AS");
    }

    private void word(Token token) {
        if (state == State.ROUTINE) {
            routineWord(token);
        } else if (state != State.OTHER) {
            state = headWord(token);
        }
    }

    private State headWord(Token token) {
        if (state == State.START) {
            return token.isWord("CREATE") ? State.CREATE : State.OTHER;
        }
        if (state == State.OR) {
            return token.isWord("REPLACE") ? State.REPLACE : State.OTHER;
        }
        if (token.isAnyWord("FUNCTION", "PROCEDURE")) {
            return State.ROUTINE;
        }
        return state == State.CREATE && token.isWord("OR") ? State.OR : State.OTHER;
    }

    private void routineWord(Token token) {
        if (parentheses > 0 || afterNameMark) {
            return;
        }
        boolean body = blocks == 0 && afterBegin && token.isWord("ATOMIC");
        if (body || (blocks > 0 && token.isWord("CASE"))) {
            blocks++;
        } else if (blocks > 0 && token.isWord("END")) {
            blocks--;
        }
    }

    @Override
    public boolean isOpen() {
        return parentheses > 0 || blocks > 0;
    }
}
