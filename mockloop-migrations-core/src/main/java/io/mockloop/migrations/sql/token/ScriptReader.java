package io.mockloop.migrations.sql.token;

import io.mockloop.migrations.exception.ScriptException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * A script's characters: its encoding and nothing else, a byte order mark left out, lines counted. Holds a small window
 * of the text, which grows only with how far ahead is looked.
 */
public final class ScriptReader implements ScriptInput, AutoCloseable {

    private static final int WINDOW = 8192;
    private static final int ENOUGH_TO_TELL = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final InputStream stream;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(WINDOW).limit(0);
    private char[] window = new char[WINDOW];
    private int position;
    private int limit;
    private int line = 1;
    private boolean started;
    private boolean streamEnded;
    private boolean decoded;
    private boolean malformed;

    /**
     * Reads a stream, which it closes in the end.
     *
     * @param name what messages call the script
     * @param encoding what its bytes mean
     */
    public ScriptReader(String name, InputStream stream, Charset encoding) {
        this.name = name;
        this.stream = stream;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int peek(int ahead) {
        while (position + ahead >= limit) {
            if (!fill()) {
                return -1;
            }
        }
        return window[position + ahead];
    }

    @Override
    public char take() {
        char c = window[position++];
        if (c <= '\n') {
            if (c == '\n') {
                line++;
            } else if (c == 0) {
                throw nul();
            }
        }
        return c;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public void unclosed(String code, String what, int opened) {
        throw problem(
                code,
                opened,
                "the %s that begins here is not closed before the end of the file.".formatted(what),
                "Close it.");
    }

    @Override
    public ScriptException problem(String code, int atLine, String problem, String action) {
        return new ScriptException(code, name, atLine, problem, action, null);
    }

    /** For which PostgreSQL breaks a message off, and SQLite a statement. */
    private ScriptException nul() {
        return problem(
                "NUL_CHARACTER",
                line,
                "a character NUL stands in this line, which databases don't take in a statement.",
                "Remove it; data that hold one are written in the database's own way, such as x'00'. Where there are many,"
                        + " the file is in another encoding. "
                        + wayOut("NAME"));
    }

    /** Decodes more text behind what is there; false at the end. */
    private boolean fill() {
        if (malformed) {
            throw notInEncoding();
        }
        if (decoded) {
            return false;
        }
        do {
            decode();
        } while (!started && limit < ENOUGH_TO_TELL && !decoded && !malformed);
        if (!started && limit > 0) {
            started = true;
            requireNotWider();
            position = window[0] == BYTE_ORDER_MARK ? 1 : 0;
        }
        return true;
    }

    private void decode() {
        makeRoom();
        CharBuffer target = CharBuffer.wrap(window, limit, window.length - limit);
        CoderResult result = decoder.decode(bytes, target, streamEnded);
        if (result.isUnderflow()) {
            if (streamEnded) {
                decoded = true;
                decoder.flush(target);
            } else {
                readBytes();
            }
        }
        limit = target.position();
        malformed = result.isError();
    }

    /** Text in two bytes a character, read by one, is text with a zero in each second place. */
    private void requireNotWider() {
        boolean little = limit >= ENOUGH_TO_TELL && window[0] != 0 && window[1] == 0 && window[3] == 0;
        boolean big = limit >= ENOUGH_TO_TELL && window[0] == 0 && window[2] == 0 && window[3] != 0;
        if (little || big) {
            String other = (window[little ? 2 : 1] == 0 ? "UTF-32" : "UTF-16") + (little ? "LE" : "BE");
            throw problem(
                    "NOT_IN_ENCODING",
                    1,
                    "the file looks like %s without a byte order mark, and is read as %s."
                            .formatted(other, decoder.charset().name()),
                    wayOut(other));
        }
    }

    private void makeRoom() {
        if (position > 0) {
            System.arraycopy(window, position, window, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (window.length - limit < WINDOW / 2) {
            window = Arrays.copyOf(window, window.length * 2);
        }
    }

    private void readBytes() {
        bytes.compact();
        try {
            int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
            streamEnded = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0));
        } catch (IOException ex) {
            throw unreadable(name, line, ex);
        }
        bytes.flip();
    }

    /** What lies before the malformed bytes is handed out first, so the line is the one of its rest. */
    private ScriptException notInEncoding() {
        int at = line;
        for (int i = position; i < limit; i++) {
            if (window[i] == '\n') {
                at++;
            }
        }
        String encoding = decoder.charset().name();
        return problem(
                "NOT_IN_ENCODING",
                at,
                "the file is not valid %s from this line on.".formatted(encoding),
                wayOut(!started && hasWiderMark() ? "UTF-16" : "NAME"));
    }

    /** Whether what could not be decoded is the byte order mark of UTF-16. */
    private boolean hasWiderMark() {
        int at = bytes.position();
        int mark = bytes.remaining() < 2 ? 0 : (bytes.get(at) & 0xFF) << 8 | (bytes.get(at + 1) & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private String wayOut(String other) {
        return "Save the file in the encoding %s, or name the one that it is in: for all files as mockloop.migrations.encoding, for this one as encoding=%s in %s.conf."
                .formatted(decoder.charset().name(), other, name.substring(name.lastIndexOf('/') + 1));
    }

    /** The error for a script that cannot be opened or read. */
    public static ScriptException unreadable(String name, int line, IOException cause) {
        return new ScriptException(
                "SCRIPT_UNREADABLE",
                name,
                line,
                "the file cannot be read (%s).".formatted(cause),
                "See whether the file is still there, and may be read.",
                cause);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
