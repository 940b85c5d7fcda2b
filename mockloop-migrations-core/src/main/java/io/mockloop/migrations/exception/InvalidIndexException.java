package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Remedy.Usual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement has left an index that nothing can rely on. */
public final class InvalidIndexException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param place where the statement stands
     * @param indexes with their schemas and in quotes, if they need some
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
                Consequence.NOT_BEGUN,
                Message.of(
                        "Drop what is INVALID:\n   %s",
                        Message.join(
                                "\n   ",
                                indexes.stream()
                                        .map(index -> Message.of("%s", new RunSql("DROP INDEX CONCURRENTLY " + index)))
                                        .toList())),
                null);
    }

    private InvalidIndexException(String what, Consequence left, Message advice, @Nullable Throwable cause) {
        super("INVALID_INDEX", what, left, advice, cause);
    }

    /**
     * The same failure, once it is known what it left.
     *
     * @param left what state the database is in now
     * @param next what to do about that; null if starting again is enough
     */
    public InvalidIndexException leaving(Consequence left, @Nullable Message next) {
        return new InvalidIndexException(
                description(),
                left,
                Message.of("%s\n%s", advice(), next == null ? Message.of("Then %s.", Usual.START_AGAIN) : next),
                this);
    }
}
