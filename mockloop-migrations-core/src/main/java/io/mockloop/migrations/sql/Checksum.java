package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.StatementDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a script's text comes to.
 *
 * @param value {@code sha256:<hex>}, the same for each kind of line end
 * @param older what the same text came to when the line ends inside of literals counted: in the file as it stands, and
 *     in one with CRLF throughout
 */
public record Checksum(String value, Set<String> older) {

    /** Copies the set. */
    public Checksum {
        older = Set.copyOf(older);
    }

    /** That of all that a digest was given; the digest is empty afterwards. */
    static Checksum of(StatementDigest digest) {
        Set<String> older = digest.older();
        return new Checksum(digest.checksum(), older);
    }

    /** Whether this text is the one that was recorded. */
    public boolean isOf(@Nullable String recorded) {
        return recorded != null && (value.equals(recorded) || older.contains(recorded));
    }
}
