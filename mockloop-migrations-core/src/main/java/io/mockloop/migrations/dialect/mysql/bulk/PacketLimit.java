package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The longest text that the server takes. It closes the connection in the middle of a longer one, and MariaDB's driver
 * then knows of a socket's error alone; so it is asked before the first long one.
 */
public final class PacketLimit {

    /** No server is set to less than this by default. */
    private static final int ALWAYS_TAKEN = 1 << 20;

    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    /** ER_NET_PACKET_TOO_LARGE. */
    private static final int TOO_LARGE = 1153;

    private final Connection connection;
    private long limit;

    /** Of the server that a connection leads to. */
    public PacketLimit(Connection connection) {
        this.connection = connection;
    }

    /**
     * Lets a text pass.
     *
     * @throws SQLException if the server doesn't take it
     */
    public void check(String sql) throws SQLException {
        if (sql.length() < ALWAYS_TAKEN / MOST_BYTES_OF_A_CHARACTER) {
            return;
        }
        long most = bytes();
        long bytes = bytes(sql);
        if (bytes >= most) {
            throw new SQLException(
                    "the statement has %d bytes, and the server takes less than %d: raise max_allowed_packet there, or split the statement"
                            .formatted(bytes, most),
                    "08S01",
                    TOO_LARGE);
        }
    }

    /** Whether no server refuses a text of so many bytes. */
    boolean isTakenAlways(long bytes) {
        return bytes < ALWAYS_TAKEN;
    }

    /** How many bytes the server takes, asked once. */
    long bytes() throws SQLException {
        if (limit == 0) {
            limit = PlainSql.query(connection, "SELECT @@max_allowed_packet", row -> row.getLong(1))
                    .get(0);
        }
        return limit;
    }

    /** The length in UTF-8, without the bytes. */
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair counts for two of its four
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : MOST_BYTES_OF_A_CHARACTER;
        }
        return bytes;
    }
}
