package io.mockloop.migrations.sql.placeholder;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The data of a {@code COPY} with values in the place of {@code ${name}}. A name that isn't defined is data here: the
 * rows of a dump may hold anything.
 */
final class ReplacedData extends Reader {

    private static final int CHUNK = 8192;

    private final Reader data;
    private final Map<String, String> values;
    private final Predicate<String> replaced;
    private final char[] chunk = new char[CHUNK];
    private int next;
    private int limit;
    /** What comes before the rest of the chunk. */
    private String ready = "";

    private int given;

    /**
     * Reads data.
     *
     * @param replaced which names are replaced at all; asked for defined ones alone
     */
    ReplacedData(Reader data, Map<String, String> values, Predicate<String> replaced) {
        this.data = data;
        this.values = values;
        this.replaced = replaced;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (given == ready.length() && peek() == '$') {
            ready = dollar();
            given = 0;
        }
        if (given < ready.length()) {
            int count = Math.min(length, ready.length() - given);
            ready.getChars(given, given + count, target, offset);
            given += count;
            return count;
        }
        if (peek() < 0) {
            return -1;
        }
        int count = 0;
        while (count < length && next < limit && chunk[next] != '$') {
            target[offset + count++] = chunk[next++];
        }
        return count;
    }

    /** The next character, which is left; -1 at the end. */
    private int peek() throws IOException {
        if (next == limit) {
            limit = Math.max(data.read(chunk, 0, chunk.length), 0);
            next = 0;
        }
        return limit == 0 ? -1 : chunk[next];
    }

    /** What stands for the dollar sign that comes next, and for what belongs to it. */
    private String dollar() throws IOException {
        StringBuilder text = new StringBuilder().append(chunk[next++]);
        if (peek() != '{') {
            return text.toString();
        }
        text.append(chunk[next++]);
        while (Placeholders.isNamePart(peek())) {
            text.append(chunk[next++]);
        }
        String name = text.substring(2);
        String value = peek() == '}' ? values.get(name) : null;
        if (value == null || !replaced.test(name)) {
            return text.toString();
        }
        next++;
        return value;
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
