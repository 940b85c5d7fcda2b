package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.Piece;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** A section of a script, read from its source again. */
final class ScriptOrigin implements StatementOrigin {

    private final MarkedStatements statements;
    private final Section section;
    private boolean found;

    ScriptOrigin(MarkedStatements statements, Section section) {
        this.statements = statements;
        this.section = section;
    }

    @Override
    public Piece.@Nullable Statement next() {
        for (Piece.Statement next = statements.next(); next != null; next = statements.next()) {
            if (statements.section() == section) {
                found = true;
                return next;
            }
            if (found) {
                return null;
            }
        }
        return null;
    }

    @Override
    public @Nullable Reader copyData() {
        return statements.copyData();
    }

    @Override
    public void close() {
        statements.close();
    }
}
