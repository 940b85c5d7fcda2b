package io.mockloop.migrations.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of what a program says on its standard error, however much that is. */
final class StandardError {

    private static final int MOST_BYTES = 8192;
    private static final int MOST_LINES = 8;
    private static final int LONGEST_LINE = 300;

    private final byte[] ring = new byte[MOST_BYTES];
    private long count;

    void readAll(InputStream stream) throws IOException {
        byte[] buffer = new byte[MOST_BYTES];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            add(buffer, read);
        }
    }

    private synchronized void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (count++ % MOST_BYTES)] = bytes[i];
        }
    }

    /** The last lines, each behind a line break; empty if nothing was said. */
    synchronized String text() {
        int length = (int) Math.min(count, MOST_BYTES);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((count - length + i) % MOST_BYTES)];
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line)
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        return last.isEmpty() ? "" : "\n" + String.join("\n", last);
    }
}
