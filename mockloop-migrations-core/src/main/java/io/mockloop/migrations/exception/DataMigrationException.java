package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a data migration cannot be gone through by the query and key that it says. */
public final class DataMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    private DataMigrationException(String what, String advice) {
        this("DATA_MIGRATION_KEY", what, advice);
    }

    private DataMigrationException(String code, String what, String advice) {
        this(code, what, Where.UNSAID, advice, null);
    }

    private DataMigrationException(String code, String what, Where where, String advice, @Nullable Throwable cause) {
        super(code, what, where, Consequence.NOT_BEGUN, Message.of(advice), cause);
        this.advice = advice;
    }

    /** The same, with file and line, or class. */
    public DataMigrationException in(@Nullable Version version, Place place) {
        return new DataMigrationException(
                code(), "%s: %s".formatted(place, what()), new Where(null, version, place), advice, this);
    }

    /**
     * The query has no column that the key names.
     *
     * @param columns those that it has
     */
    public static DataMigrationException keyNotThere(String wanted, List<String> columns) {
        return new DataMigrationException(
                "its query has no column '%s', which its key names; it has %s"
                        .formatted(wanted, String.join(", ", columns)),
                "Name one that it has, or add it to the query.");
    }

    /**
     * Rows without a key, which would be in no batch.
     *
     * @param rows how many
     */
    public static DataMigrationException keyIsNull(List<String> key, long rows) {
        return new DataMigrationException(
                "its key (%s) is NULL in %s of the rows, which would be in no batch"
                        .formatted(String.join(", ", key), rows),
                "Take a key that never is, or leave these out in the query.");
    }

    /**
     * Rows with the same key, some of which would be in no batch.
     *
     * @param shown the key
     */
    public static DataMigrationException keyNotUnique(List<String> key, String shown) {
        return new DataMigrationException(
                "its key (%s) is not unique: several rows have %s".formatted(String.join(", ", key), shown),
                "Take one that is, as the primary key.");
    }

    /**
     * Rows that the database takes for the same by their key, or compares otherwise than it orders them.
     *
     * @param last the key that a batch ended with
     * @param following the key that comes behind it, and isn't behind it in a comparison
     */
    public static DataMigrationException keyNotComparable(List<String> key, String last, String following) {
        return new DataMigrationException(
                "its key (%s) doesn't lead through the rows: the database takes %s for equal to %s, or orders them otherwise than it compares them"
                        .formatted(String.join(", ", key), following, last),
                "Take a key that is unique in its collation, and neither of an enum nor of numbers that are rounded, as the primary key.");
    }

    /**
     * More rows fail than may be passed over.
     *
     * @param most how many may be
     * @param last what the last one failed at
     */
    public static DataMigrationException tooMany(int most, String last, Throwable cause) {
        DataMigrationException tooMany = new DataMigrationException(
                "DATA_MIGRATION_ROWS",
                "too many of its rows fail: %s are in quarantine, and no more may be (maxQuarantined). This one failed with: %s"
                        .formatted(most, last),
                "Correct the migration, or let more rows be in quarantine.");
        tooMany.addSuppressed(cause);
        return tooMany;
    }

    /**
     * A column that rows cannot be gone through by.
     *
     * @param column with its table
     * @param why what it is or does, behind "it"
     */
    public static DataMigrationException keyUnfit(String column, String why) {
        return new DataMigrationException(
                "ranges cannot be made by %s: it %s".formatted(column, why),
                "Take a column that is unique, has an index and is never NULL: the primary key, or one with a unique"
                        + " constraint.");
    }

    /**
     * A statement that cannot be run for ranges.
     *
     * @param why the end of a sentence
     */
    public static DataMigrationException statementUnfit(String why) {
        return new DataMigrationException(
                "it cannot be run in ranges: " + why, "Limit it to the rows of a range, by BETWEEN :from AND :to.");
    }

    /**
     * There is no table of that name.
     *
     * @param table the name
     */
    public static DataMigrationException noTable(String table) {
        return new DataMigrationException(
                "there is no table %s, in ranges of whose key it is to be run".formatted(table),
                "Write the name of one that is there, with its schema if that isn't the current one.");
    }

    /**
     * There are more workers than the pool can have connections.
     *
     * @param workers how many there are to be, with the run itself
     * @param room how many connections the pool has at most
     */
    public static DataMigrationException noRoom(int workers, int room) {
        return new DataMigrationException(
                "DATA_MIGRATION_WORKERS",
                "it is to have %s workers, each on a connection of its own, and the pool has %s connections at most"
                        .formatted(workers, room),
                "Let it have fewer workers, or make the pool larger; the application needs some besides.");
    }

    /** The statement isn't the one that was run for the ranges that are done. */
    public static DataMigrationException statementChanged() {
        return new DataMigrationException(
                "its statement or key has been changed since it began, and ranges are done with the one that it was",
                "Put it back as it was; or take it back (recover --rollback), and run it anew.");
    }

    /** The query isn't the one that an unfinished migration began with. */
    public static DataMigrationException changed() {
        return new DataMigrationException(
                "its query or key has been changed since it began, so that nobody knows which rows are done",
                "Put them back as they were; or take it back (recover --rollback), and run it anew.");
    }
}
