package io.mockloop.migrations.sql;

import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param text as the database gets it, placeholders replaced, without delimiter and without comments before or after it
 * @param line where it begins in its file, from 1
 * @param kind how it behaves towards a transaction
 * @param copyData the data lines that follow a {@code COPY … FROM stdin}, without the closing {@code \.}; to be read
 *     before the next statement is asked for; what isn't read is passed over
 */
public record SqlStatement(
        String text, int line, StatementKind kind, @Nullable Reader copyData) {

    /** The same with another text. */
    public SqlStatement withText(String other) {
        return other.equals(text) ? this : new SqlStatement(other, line, kind, copyData);
    }
}
