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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the first statements of a migration are those that were run: each has a hash over itself and the hash
 * of those before it, of which the row of an unfinished migration holds the two that matter, and of up to
 * {@value #MOST_POINTS} others so much that the first statement that is another one is found by it. The values that are
 * bound to them have such hashes of their own.
 *
 * <p>A row says {@code done:hash sent:hash ~step:points}, the points at each multiple of the step, and, if values were
 * bound, the same of them with {@code +} in place of the colon. Rows of builds that left out what stands last are read
 * as well, and what such builds don't know they pass over.
 */
public final class StatementHash {

    /** The column has 255 characters on MySQL. */
    private static final int MOST_POINTS = 32;

    private static final int CHARACTERS_OF_POINT = 2;

    private final Chain texts = new Chain(':');
    private final Chain values = new Chain('+');
    private int count;
    private int firstBound = Integer.MAX_VALUE;

    /**
     * Where a statement differs from those that were run.
     *
     * @param first the lowest number that it can have
     * @param last the highest
     * @param isOfValues whether only what is bound to it differs
     */
    public record Difference(int first, int last, boolean isOfValues) {}

    /**
     * The next statement.
     *
     * @param sql as it is written
     * @param bound a hash over the values that are bound to it; empty for none
     */
    public void add(String sql, String bound) {
        count++;
        texts.add(sql);
        values.add(bound);
        if (!bound.isEmpty()) {
            firstBound = Math.min(firstBound, count);
        }
    }

    /** What the row says of the statements up to two of them, which have been added. */
    public String of(int done, int sent) {
        Stream<String> words = texts.words(done, sent);
        return (firstBound <= Math.max(done, sent) ? Stream.concat(words, values.words(done, sent)) : words)
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether those that were added are those that were run.
     *
     * @param stored what the row says
     * @return empty if the row doesn't say it of this many
     */
    public Optional<Boolean> isSame(@Nullable String stored) {
        List<String> words = words(stored);
        return texts.isSame(words).map(same -> same && values.isSame(words).orElse(true));
    }

    /**
     * Where those that were added begin to differ from those that were run; asked behind each of them.
     *
     * @param stored what the row says
     * @return empty if they don't, or the row says nothing of this many
     */
    public Optional<Difference> difference(@Nullable String stored) {
        List<String> words = words(stored);
        return texts.difference(words, false).or(() -> values.difference(words, true));
    }

    private static List<String> words(@Nullable String stored) {
        return stored == null ? List.of() : List.of(stored.split(" ", -1));
    }

    /** The hashes of one kind of content. */
    private static final class Chain {

        private final char mark;
        private long[] hashes = new long[16];
        /** Of each, made once: each statement says those of all before it. */
        private final StringBuilder points = new StringBuilder();

        private int count;

        /** One whose words in a row are told apart from those of others by a mark. */
        Chain(char mark) {
            this.mark = mark;
        }

        void add(String content) {
            if (count + 1 == hashes.length) {
                hashes = Arrays.copyOf(hashes, hashes.length * 2);
            }
            hashes[count + 1] = next(hashes[count], content);
            count++;
            byte[] hash =
                    ByteBuffer.allocate(Long.BYTES).putLong(0, hashes[count]).array();
            points.append(Base64.getUrlEncoder().encodeToString(hash), 0, CHARACTERS_OF_POINT);
        }

        private static long next(long before, String content) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, before));
                return ByteBuffer.wrap(digest.digest(content.getBytes(StandardCharsets.UTF_8)))
                        .getLong();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        private String word(int number) {
            return "" + number + mark + HexFormat.of().toHexDigits(hashes[number]);
        }

        private String point(int number) {
            return points.substring((number - 1) * CHARACTERS_OF_POINT, number * CHARACTERS_OF_POINT);
        }

        Stream<String> words(int done, int sent) {
            Stream<String> ends = IntStream.of(done, sent).distinct().mapToObj(this::word);
            int step = Trail.step(done);
            StringBuilder trail = new StringBuilder();
            for (int number = step; number <= Math.min(done, count); number += step) {
                trail.append(point(number));
            }
            return trail.isEmpty() ? ends : Stream.concat(ends, Stream.of("~" + step + mark + trail));
        }

        Optional<Boolean> isSame(List<String> words) {
            return words.stream()
                    .filter(each -> each.startsWith("" + count + mark))
                    .map(each -> each.equals(word(count)))
                    .findFirst();
        }

        Optional<Difference> difference(List<String> words, boolean isOfValues) {
            Trail trail = Trail.among(words, mark);
            boolean differs =
                    trail.pointAt(count).map(each -> !each.equals(point(count))).orElse(false)
                            || !isSame(words).orElse(true);
            return differs
                    ? Optional.of(new Difference(trail.lastBefore(count) + 1, count, isOfValues))
                    : Optional.empty();
        }
    }

    /**
     * A little of the hash of each statement, or of each second, fourth, … one if there are many.
     *
     * @param step how many statements there are to a point
     * @param points one behind the other
     */
    private record Trail(int step, String points) {

        static int step(int done) {
            int step = 1;
            while (done / step > MOST_POINTS) {
                step *= 2;
            }
            return step;
        }

        static Trail among(List<String> words, char mark) {
            Pattern form = Pattern.compile("~([1-9]\\d{0,8})[" + mark + "](.*)");
            return words.stream()
                    .map(form::matcher)
                    .filter(Matcher::matches)
                    .map(word -> new Trail(Integer.parseInt(word.group(1)), word.group(2)))
                    .findFirst()
                    .orElse(new Trail(1, ""));
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
