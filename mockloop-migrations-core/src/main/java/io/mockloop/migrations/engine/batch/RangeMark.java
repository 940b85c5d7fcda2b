package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a checkpoint tells of ranges: which way they were gone through, by which key, and what was run for them. What
 * went up by a key can be taken back from there down by the same one, and no other.
 *
 * @param text as it is noted
 */
record RangeMark(String text) {

    private static final int OF_KEY = 16;

    static RangeMark of(Direction direction, KeyColumn column, String statement) {
        List<String> names = column.table().stream().map(KeyColumn.Name::text).toList();
        return new RangeMark("%s %s %s"
                .formatted(
                        direction,
                        hash(String.join("\n", names) + "\n" + column.column().text())
                                .substring(0, OF_KEY),
                        hash(statement)));
    }

    /** Whether another one was of the same ranges, the other way. */
    boolean isOtherWayOf(String other) {
        String[] here = text.split(" ", -1);
        String[] there = other.split(" ", -1);
        return there.length == here.length && there[1].equals(here[1]) && !there[0].equals(here[0]);
    }

    /** Whether another one went the same way. */
    boolean isSameWayAs(String other) {
        return other.startsWith(text.substring(0, text.indexOf(' ') + 1));
    }

    private static String hash(String of) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
