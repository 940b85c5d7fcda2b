package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.batch.KeyColumn;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * A primary key is taken for one that is never NULL: SQLite lets that be, against the standard, if it isn't an INTEGER
 * (sqlite.org/lang_createtable.html, 3.5), and nobody means it. Rows that have none are looked for when they are
 * counted.
 */
final class SqlitePages implements PageRules {

    // SQLite has no SQLState, but codes (https://www.sqlite.org/rescode.html)
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

    /** One session writes at a time, whatever the others wait for. */
    @Override
    public int workers(int wanted) {
        return 1;
    }

    private static final int CACHE_KIBIBYTES = 65_536;

    @Override
    public Loan lend(Connection connection) throws SQLException {
        Loan cache = cache(connection);
        Loan journal = journal(connection);
        return () -> {
            try {
                journal.close();
            } finally {
                cache.close();
            }
        };
    }

    /**
     * A transaction that has changed more pages than the cache holds (2 MB if nobody says otherwise) writes and reads
     * them several times. A size below 0 is in KiB (<a
     * href="https://www.sqlite.org/pragma.html#pragma_cache_size">PRAGMA cache_size</a>); what isn't used of it takes
     * no memory.
     */
    private static Loan cache(Connection connection) throws SQLException {
        long own = pragma(connection, "cache_size");
        if ((own < 0 ? -own : own * pragma(connection, "page_size") / 1024) >= CACHE_KIBIBYTES) {
            return () -> {};
        }
        PlainSql.execute(connection, "PRAGMA cache_size = -" + CACHE_KIBIBYTES);
        return () -> PlainSql.execute(connection, "PRAGMA cache_size = " + own);
    }

    /**
     * Each commit makes the rollback journal and deletes it, which is a tenth of the time of batches of 1,000 rows. It
     * is as safe to keep the file and overwrite its head (<a
     * href="https://www.sqlite.org/pragma.html#pragma_journal_mode">PRAGMA journal_mode</a>); a session that goes back
     * to DELETE removes it, and so does the next commit of any other after a crash.
     */
    private static Loan journal(Connection connection) throws SQLException {
        Optional<String> own = PlainSql.text(connection, "PRAGMA main.journal_mode");
        if (own.filter("delete"::equals).isEmpty()) {
            return () -> {};
        }
        PlainSql.text(connection, "PRAGMA main.journal_mode = PERSIST");
        return () -> PlainSql.text(connection, "PRAGMA main.journal_mode = DELETE");
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        return Long.parseLong(PlainSql.text(connection, "PRAGMA " + name).orElse("0"));
    }

    private static final String COLUMNS =
            "SELECT \"notnull\", pk, (SELECT COUNT(*) FROM pragma_table_xinfo(%1$s) WHERE pk > 0) AS keys"
                    + " FROM pragma_table_xinfo(%1$s) WHERE name = ? COLLATE NOCASE";
    private static final String UNIQUE =
            "SELECT 1 FROM pragma_index_list(%1$s) l WHERE l.\"unique\" = 1 AND l.partial = 0"
                    + " AND (SELECT COUNT(*) FROM pragma_index_info(l.name%2$s)) = 1"
                    + " AND (SELECT name FROM pragma_index_info(l.name%2$s)) = ? COLLATE NOCASE";

    @Override
    public KeyFit fitOf(Connection connection, KeyColumn column) throws SQLException {
        KeyColumn.Name schema = column.schema();
        String ofSchema = schema == null ? "" : ", " + literal(schema.text());
        String table = literal(column.tableAlone().text()) + ofSchema;
        boolean isUnique;
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS.formatted(table))) {
            statement.setString(1, column.column().text());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return isThere(connection, table) ? KeyFit.NO_COLUMN : KeyFit.NO_TABLE;
                }
                boolean isKey = row.getInt("pk") == 1 && row.getInt("keys") == 1;
                if (!isKey && row.getInt("notnull") == 0) {
                    return KeyFit.MAY_BE_NULL;
                }
                isUnique = isKey;
            }
        }
        return isUnique
                        || hasIndex(
                                connection,
                                UNIQUE.formatted(table, ofSchema),
                                column.column().text())
                ? KeyFit.FITS
                : KeyFit.NOT_UNIQUE;
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pragma_table_xinfo(%s)".formatted(table));
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    private static boolean hasIndex(Connection connection, String sql, String column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, column);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
