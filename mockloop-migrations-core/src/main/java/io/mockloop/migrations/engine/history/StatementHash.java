package io.mockloop.migrations.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the first statements of a migration are those that were run: each has a hash over itself and the hash
 * of those before it, of which the row of an unfinished migration holds the two that matter, and of up to
 * {@value #MOST_POINTS} others so much that the first statement that is another one is found by it.
 *
 * <p>A row says {@code done:hash sent:hash ~step:points}, the points at each multiple of the step. Rows of builds that
 * left out what stands last are read as well.
 */
public final class StatementHash {

    /** The column has 255 characters on MySQL. */
    private static final int MOST_POINTS = 32;

    private static final int CHARACTERS_OF_POINT = 2;

    private long[] chain = new long[16];
    private int count;

    /**
     * Where a statement differs from those that were run.
     *
     * @param first the lowest number that it can have
     * @param last the highest
     */
    public record Difference(int first, int last) {}

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
        Stream<String> ends = IntStream.of(done, sent).distinct().mapToObj(number -> number + ":" + hash(number));
        return String.join(
                " ",
                Stream.concat(ends, Trail.of(this, done).stream().map(Trail::text))
                        .toList());
    }

    /**
     * Whether those that were added are those that were run.
     *
     * @param stored what the row says
     * @return empty if the row doesn't say it of this many
     */
    public Optional<Boolean> isSame(@Nullable String stored) {
        return words(stored)
                .filter(each -> each.startsWith(count + ":"))
                .map(each -> each.equals(count + ":" + hash(count)))
                .findFirst();
    }

    /**
     * Where those that were added begin to differ from those that were run; asked behind each of them.
     *
     * @param stored what the row says
     * @return empty if they don't, or the row says nothing of this many
     */
    public Optional<Difference> difference(@Nullable String stored) {
        Trail trail = words(stored).flatMap(Trail::parse).findFirst().orElse(Trail.NONE);
        boolean differs =
                trail.pointAt(count).map(each -> !each.equals(point(count))).orElse(false)
                        || !isSame(stored).orElse(true);
        return differs ? Optional.of(new Difference(trail.lastBefore(count) + 1, count)) : Optional.empty();
    }

    private static Stream<String> words(@Nullable String stored) {
        return stored == null ? Stream.empty() : Stream.of(stored.split(" ", -1));
    }

    private String hash(int number) {
        return HexFormat.of().toHexDigits(chain[number]);
    }

    private String point(int number) {
        byte[] hash = ByteBuffer.allocate(Long.BYTES).putLong(0, chain[number]).array();
        return Base64.getUrlEncoder().encodeToString(hash).substring(0, CHARACTERS_OF_POINT);
    }

    /**
     * A little of the hash of each statement, or of each second, fourth, … one if there are many.
     *
     * @param step how many statements there are to a point
     * @param points one behind the other
     */
    private record Trail(int step, String points) {

        static final Trail NONE = new Trail(1, "");

        static Optional<Trail> of(StatementHash hash, int done) {
            int step = 1;
            while (done / step > MOST_POINTS) {
                step *= 2;
            }
            StringBuilder points = new StringBuilder();
            for (int number = step; number <= done; number += step) {
                points.append(hash.point(number));
            }
            return points.isEmpty() ? Optional.empty() : Optional.of(new Trail(step, points.toString()));
        }

        static Stream<Trail> parse(String word) {
            List<String> parts = List.of(word.split("[~:]", -1));
            return word.startsWith("~") && parts.size() == 3 && parts.get(1).matches("[1-9]\\d{0,8}")
                    ? Stream.of(new Trail(Integer.parseInt(parts.get(1)), parts.get(2)))
                    : Stream.empty();
        }

        String text() {
            return "~" + step + ":" + points;
        }

        Optional<String> pointAt(int number) {
            int end = number / step * CHARACTERS_OF_POINT;
            return number == 0 || number % step != 0 || end > points.length()
                    ? Optional.empty()
                    : Optional.of(points.substring(end - CHARACTERS_OF_POINT, end));
        }

        /** The last statement before another one of which it was known that it is the same. */
        int lastBefore(int number) {
            int known = points.length() / CHARACTERS_OF_POINT * step;
            return Math.min(known, (number - 1) / step * step);
        }
    }
}
