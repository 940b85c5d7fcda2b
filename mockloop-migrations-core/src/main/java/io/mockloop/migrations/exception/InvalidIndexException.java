package io.mockloop.migrations.exception;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement has left an index that nothing can rely on. */
public final class InvalidIndexException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param place where the statement stands
     * @param indexes with their schemas and in quotes, where they need some
     */
    public static InvalidIndexException in(String migration, String place, List<String> indexes) {
        return new InvalidIndexException(
                "%s: %s: after the statement %s INVALID: PostgreSQL doesn't use it for queries, and a unique one may hold duplicates."
                        .formatted(
                                migration,
                                place,
                                indexes.size() == 1
                                        ? "the index " + indexes.get(0) + " is"
                                        : "these indexes are each: " + String.join(", ", indexes)),
                indexes.stream()
                        .map(index -> "DROP INDEX CONCURRENTLY " + index + ";")
                        .collect(Collectors.joining("\n   ", "Drop what is INVALID:\n   ", "")),
                null);
    }

    private InvalidIndexException(String description, String action, @Nullable Throwable cause) {
        super("INVALID_INDEX", description, action, cause);
    }

    /**
     * The same failure, once it is known what it left.
     *
     * @param left what state the database is in now, as a sentence
     * @param next what to do about that; null where starting again is enough
     */
    public InvalidIndexException leaving(String left, @Nullable String next) {
        return new InvalidIndexException(
                description() + " " + left, action() + "\n" + (next == null ? "Then start again." : next), this);
    }
}
