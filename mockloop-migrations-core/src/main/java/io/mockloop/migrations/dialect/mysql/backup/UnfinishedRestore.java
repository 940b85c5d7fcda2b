package io.mockloop.migrations.dialect.mysql.backup;

import io.mockloop.migrations.engine.history.SessionQuestion;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.BackupException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * A table that is there while a restore replaces the others, which no transaction can hold. If the process dies, it
 * stays, and whoever comes next is told so in place of what a history says that may be whole already, while what comes
 * behind it in the dump isn't there.
 */
public final class UnfinishedRestore implements SessionQuestion {

    /** Its name. */
    public static final String TABLE = "mockloop_restore";

    private static final String IS_THERE =
            "EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '" + TABLE
                    + "')";
    private static final String END = ";";

    private final SessionQuestion session;

    /**
     * Asked with another question.
     *
     * @param session its answer is text
     */
    public UnfinishedRestore(SessionQuestion session) {
        this.session = session;
    }

    @Override
    public String expression() {
        return "CONCAT(" + IS_THERE + ", '" + END + "', " + session.expression() + ")";
    }

    @Override
    public void answered(String answer, Connection connection) throws SQLException {
        int end = answer.indexOf(END);
        session.answered(answer.substring(end + END.length()), connection);
        if (answer.substring(0, end).equals("1")) {
            throw failure(connection);
        }
    }

    /** What stops whoever finds it. */
    public static BackupException failure(Connection connection) throws SQLException {
        List<String> safety = PlainSql.query(connection, "SELECT safety FROM " + TABLE, row -> row.getString(1));
        return BackupException.restoreUnfinished(
                connection.getMetaData().getDatabaseProductName(), safety.isEmpty() ? null : safety.get(0));
    }

    /**
     * What comes before the restore. One that comes after an unfinished one leaves what that has noted.
     *
     * @param safety what was there before
     */
    static String begin(Path safety) {
        return """
                CREATE TABLE IF NOT EXISTS %1$s (safety TEXT CHARACTER SET utf8mb4);
                INSERT INTO %1$s SELECT CONVERT(X'%2$s' USING utf8mb4) FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM %1$s);
                """.formatted(TABLE, HexFormat.of().formatHex(safety.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** What comes behind it. */
    static String end() {
        return "\nDROP TABLE " + TABLE + ";\n";
    }
}
