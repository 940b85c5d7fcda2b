package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The schema could not be written as SQL. */
public final class SchemaFileException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private SchemaFileException(
            String code, String what, @Nullable String database, String advice, @Nullable Throwable cause) {
        super(code, what, new Where(database, null, null), Consequence.NOTHING_DONE, Message.of(advice), cause);
    }

    /**
     * The file can't be written; one that was there is as it was.
     *
     * @param why a sentence without its full stop
     */
    public static SchemaFileException unwritable(Path file, String why, @Nullable Throwable cause) {
        return new SchemaFileException(
                "SCHEMA_FILE_UNWRITABLE",
                "The schema cannot be written to %s: %s.".formatted(file, why),
                null,
                "Name a file that can be written. What was there is unchanged.",
                cause);
    }

    /**
     * The user may not read all of it.
     *
     * @param what isn't known, as a part of a sentence
     */
    public static SchemaFileException unseen(String database, String what) {
        return new SchemaFileException(
                "SCHEMA_UNSEEN",
                "The schema on %s cannot be written, since the user may not read all of it: %s."
                        .formatted(database, what),
                database,
                "Give the user the right to read it, or ask as another one.",
                null);
    }
}
