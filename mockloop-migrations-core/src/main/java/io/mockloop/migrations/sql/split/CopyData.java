package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.ScriptInput;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines behind a COPY … FROM stdin, up to the one that says they end, which is taken and not given. */
final class CopyData extends Reader {

    private final ScriptInput in;
    private final int statementLine;
    private final @Nullable StatementDigest digest;
    private final boolean lineEndsAreLayout;
    private boolean begun;
    private boolean lineStart;
    private boolean ended;

    /**
     * Reads from where the statement's delimiter was taken.
     *
     * @param digest what the data are added to
     * @param lineEndsAreLayout whether a CRLF is as good as a LF: in the text format, in which none is data
     */
    CopyData(ScriptInput in, int statementLine, @Nullable StatementDigest digest, boolean lineEndsAreLayout) {
        this.in = in;
        this.statementLine = statementLine;
        this.digest = digest;
        this.lineEndsAreLayout = lineEndsAreLayout;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (!begun) {
            begin();
        }
        int count = 0;
        while (count < length && !atEnd()) {
            char c = in.take();
            lineStart = c == '\n';
            target[offset + count++] = c;
            if (digest != null) {
                addTo(digest, c);
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private void addTo(StatementDigest target, char c) {
        if (!lineEndsAreLayout) {
            target.copyLiteral(c);
        } else if (!(c == '\r' && in.peek(0) == '\n')) {
            target.copyData(c);
        }
    }

    private void begin() {
        begun = true;
        if (digest != null) {
            digest.beginCopyData();
        }
        while (in.peek(0) >= 0 && in.peek(0) != '\n') {
            if (in.peek(0) == '-' && in.peek(1) == '-') {
                while (in.peek(0) >= 0 && in.peek(0) != '\n') {
                    in.take();
                }
            } else if (!Scanner.isSpace(in.take())) {
                throw in.problem(
                        "COPY_DATA",
                        in.line(),
                        "text follows the COPY … FROM stdin on its line, where its data must begin on the next one.",
                        "Move it behind the line \\. that ends the data.");
            }
        }
        if (in.peek(0) == '\n') {
            in.take();
        }
        lineStart = true;
    }

    private boolean atEnd() {
        if (ended) {
            return true;
        }
        if (in.peek(0) < 0) {
            throw in.problem(
                    "UNCLOSED_COPY",
                    statementLine,
                    "the data of this COPY … FROM stdin are not ended by a line \\. before the end of the file.",
                    "Add the line \\. behind the last line of data.");
        }
        int length = lineStart && in.peek(0) == '\\' && in.peek(1) == '.' ? endLength() : 0;
        for (int i = 0; i < length; i++) {
            in.take();
        }
        ended = length > 0;
        return ended;
    }

    /** The length of the line that ends the data, with its line end; 0 if this is another line. */
    private int endLength() {
        int length = 2;
        if (in.peek(length) == '\r' && in.peek(length + 1) == '\n') {
            length++;
        }
        if (in.peek(length) == '\n') {
            return length + 1;
        }
        return in.peek(length) < 0 ? length : 0;
    }

    /** Passes over what was not read. */
    void drain() {
        char[] rest = new char[1024];
        while (read(rest, 0, rest.length) >= 0) {
            // the data go to the digest alone
        }
        if (digest != null) {
            digest.endStatement();
        }
    }

    /** Does nothing: the script goes on behind the data. */
    @Override
    public void close() {}
}
