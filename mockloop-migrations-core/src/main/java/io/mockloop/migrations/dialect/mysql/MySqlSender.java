package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.mysql.bulk.PacketLimit;
import io.mockloop.migrations.engine.session.OneByOneSender;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * Sends each statement in one round trip. Connector/J asks the server before each {@code execute} of a statement that
 * writes whether the session is read-only, and before no {@code executeUpdate}; that, in turn, neither driver allows
 * for a statement that returns rows.
 */
final class MySqlSender extends OneByOneSender {

    private static final Pattern WRITES =
            Pattern.compile("(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|RENAME|TRUNCATE|GRANT|REVOKE)\\b");

    /** Above this many characters it counts how often a driver copies a text. */
    private static final int LONG = 4 << 20;

    private final Sending with;
    private final PacketLimit limit;

    MySqlSender(Sending with) {
        super(with);
        this.with = with;
        this.limit = new PacketLimit(with.connection());
    }

    /**
     * For a plain statement Connector/J takes memory for four bytes a character beside the text and its bytes; for a
     * prepared one, which it prepares by itself unless it is told otherwise, for the bytes alone. Its {@code {…}}
     * escapes cannot be switched off there, so a text with a brace goes the other way.
     */
    @Override
    protected void execute(String sql) throws SQLException {
        limit.check(sql);
        if (sql.length() < LONG || sql.indexOf('{') >= 0 || !returnsNoRows(sql) || !isConnectorJ()) {
            super.execute(sql);
            return;
        }
        try (PreparedStatement statement = with.connection().prepareStatement(sql)) {
            with.cancellation().send(statement, with.timeout(), statement::executeUpdate);
        }
    }

    private boolean isConnectorJ() throws SQLException {
        return with.connection().getMetaData().getDriverName().startsWith("MySQL");
    }

    @Override
    protected boolean begin(Statement statement, String sql) throws SQLException {
        if (!returnsNoRows(sql)) {
            return super.begin(statement, sql);
        }
        statement.executeUpdate(sql);
        return false;
    }

    /** Some ALTER TABLE … PARTITION return rows, and what stands in a conditional comment the driver doesn't see. */
    private static boolean returnsNoRows(String sql) {
        return StatementHead.of(sql, new MySqlRules().lexical()).beginsWith(WRITES)
                && !Ascii.containsIgnoreCase(sql, "RETURNING")
                && !Ascii.containsIgnoreCase(sql, "PARTITION")
                && !sql.contains("/*!")
                && !sql.contains("/*M!");
    }
}
