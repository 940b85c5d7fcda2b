package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema cannot be compared with what the migrations make. */
public final class SchemaComparisonException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private SchemaComparisonException(String what, @Nullable Throwable cause) {
        super(
                "SCHEMA_NOT_COMPARABLE",
                what,
                Consequence.NOTHING_DONE,
                Message.of(
                        "Compare it with what was recorded: %s records it as it is now, and %s with each run.",
                        Usual.ACCEPT_SCHEMA, new SetProperty("validate-schema", "warn")),
                cause);
    }

    /**
     * The code isn't what has made it.
     *
     * @param reasons one at least, each within a sentence
     */
    public static SchemaComparisonException refused(List<String> reasons) {
        return new SchemaComparisonException(
                "The schema cannot be compared with what the migrations make: %s."
                        .formatted(String.join("; ", reasons)),
                null);
    }

    /** The applied migrations can't be applied to another database. */
    public static SchemaComparisonException failed(MigrationException failure) {
        return new SchemaComparisonException(
                "The schema cannot be compared with what the migrations make, since they fail on the throw-away database:\n%s\n"
                        .formatted(failure.description().indent(2).stripTrailing()),
                failure);
    }
}
