package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.Ranges.Start;
import io.mockloop.migrations.exception.DataMigrationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint tells of ranges: which way they were gone through, by which key, and what was run for them. What
 * went up by a key can be taken back from there down by the same one, and no other.
 *
 * @param direction the way
 * @param text as it is noted
 */
public record RangeMark(Direction direction, String text) {

    private static final int OF_KEY = 16;

    /**
     * That of ranges.
     *
     * @param statement what tells whether another one was run for them
     */
    public static RangeMark of(Direction direction, KeyColumn column, String statement) {
        List<String> names = column.table().stream().map(KeyColumn.Name::text).toList();
        String text = "%s %s %s"
                .formatted(
                        direction,
                        hash(String.join("\n", names) + "\n" + column.column().text())
                                .substring(0, OF_KEY),
                        hash(statement));
        return new RangeMark(direction, text);
    }

    /**
     * What is left of a part.
     *
     * @param at how far it has come
     * @param start where the next range begins; null if none is left
     */
    public record Left(Checkpoint at, @Nullable Start start) {}

    /**
     * What is left of a part whose ranges were begun. If they went the other way, what they did is taken back from
     * there, and nothing beyond it.
     *
     * @return null if nothing is known of ranges of this key
     * @throws DataMigrationException if it was another statement or key
     */
    public @Nullable Left left(State state) {
        List<Object> key = state.at().key();
        if (state.mark().equals(text)) {
            if (state.isDone()) {
                return new Left(state.at(), null);
            }
            return new Left(state.at(), key == null ? edge(state.part()) : new Start(key.get(0), true));
        } else if (isOtherWayOf(state.mark())) {
            return new Left(
                    Checkpoint.atBeginning(state.at().rows()), key == null ? null : new Start(key.get(0), false));
        } else if (isSameWay(state.mark(), text)) {
            throw DataMigrationException.statementChanged();
        }
        return null;
    }

    private Start edge(Part part) {
        boolean isDown = direction == Direction.DOWN;
        List<Object> edge = isDown ? part.upTo() : part.behind();
        return edge == null ? new Start(null, false) : new Start(edge.get(0), !isDown);
    }

    /** Whether another one was of the same ranges, the other way. */
    private boolean isOtherWayOf(String other) {
        String[] here = text.split(" ", -1);
        String[] there = other.split(" ", -1);
        return there.length == here.length && there[1].equals(here[1]) && !there[0].equals(here[0]);
    }

    /** Whether two marks, of ranges or of anything else, are of the same way. */
    static boolean isSameWay(String one, String other) {
        return one.split(" ", 2)[0].equals(other.split(" ", 2)[0]);
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
