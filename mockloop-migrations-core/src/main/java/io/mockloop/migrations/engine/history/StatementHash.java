package io.mockloop.migrations.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whether the first statements of a migration are those that were run: each has a hash over itself and the hash
 * of those before it, of which the row of an unfinished migration holds the two that matter.
 */
public final class StatementHash {

    private long[] chain = new long[16];
    private int count;

    /** The next statement, as it is written. */
    public void add(String sql) {
        if (count + 1 == chain.length) {
            chain = Arrays.copyOf(chain, chain.length * 2);
        }
        chain[count + 1] = next(chain[count], sql);
        count++;
    }

    private static long next(long before, String sql) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, before));
            return ByteBuffer.wrap(digest.digest(sql.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What the row says of the statements up to two of them, which have been added. */
    public String of(int done, int sent) {
        return String.join(
                " ",
                Stream.of(done, sent)
                        .distinct()
                        .map(number -> number + ":" + hash(number))
                        .toList());
    }

    /**
     * Whether those that were added are those that were run.
     *
     * @param stored what the row says
     * @return empty if the row doesn't say it of this many
     */
    public Optional<Boolean> isSame(String stored) {
        return Stream.of(stored.split(" ", -1))
                .filter(each -> each.startsWith(count + ":"))
                .map(each -> each.equals(count + ":" + hash(count)))
                .findFirst();
    }

    private String hash(int number) {
        return HexFormat.of().toHexDigits(chain[number]);
    }
}
