package io.mockloop.migrations.engine.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is locked: one history table, or the rows that are gone through in the background. Its name is a hash, the same
 * in every process and release.
 *
 * @param schema the schema (on MySQL and MariaDB: the database) of the table
 * @param table the table
 * @param ofRows whether it is that of rows in the background, which runs don't hold
 */
public record LockName(String schema, String table, boolean ofRows) {

    private static final String ROWS = "\0rows";

    private static final int TEXT_BYTES = 16;

    /** The same for all ways to write it, if the server takes names in any case, or may be set to do so. */
    public LockName inLowerCase() {
        return new LockName(schema.toLowerCase(Locale.ROOT), table.toLowerCase(Locale.ROOT), ofRows);
    }

    /** A number, for databases that lock by number. */
    public long key() {
        return ByteBuffer.wrap(hash()).getLong();
    }

    /** A text of 41 characters, for databases that lock by name. */
    public String text() {
        return "mockloop-" + HexFormat.of().formatHex(hash(), 0, TEXT_BYTES);
    }

    private byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((schema + "\0" + table + (ofRows ? ROWS : "")).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
