package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.batch.PageRules;
import java.sql.SQLException;
import java.util.Set;

/** SQLite has no SQLState, but codes (<a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>). */
final class SqlitePages implements PageRules {

    private static final int PRIMARY = 0xff;
    private static final int ERROR = 1;
    /** SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH. */
    private static final Set<Integer> OF_VALUES = Set.of(18, 19, 20);

    /** What is wrong with a text of JSON has no code of its own. */
    @Override
    public boolean isOfValues(SQLException failure) {
        int code = failure.getErrorCode() & PRIMARY;
        return OF_VALUES.contains(code)
                || (code == ERROR && String.valueOf(failure.getMessage()).contains("malformed JSON"));
    }
}
