package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Adopt;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Remedy.SetProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history table cannot be read, made or written, or makes no sense. */
public final class HistoryTableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private HistoryTableException(String code, String what, Consequence left, Message advice) {
        super(code, what, left, advice, null);
    }

    private HistoryTableException(
            String verb, String what, Consequence left, @Nullable Message next, DatabaseWords said, Throwable cause) {
        super(
                "HISTORY_DENIED",
                "The database user may not %s the history table %s".formatted(verb, what),
                Where.UNSAID,
                left,
                "\n" + said.text(),
                Message.of(
                                "Give the user the right to %s it, or let the migrations connect as another user: %s and %s.",
                                verb, new SetProperty("username"), new SetProperty("password"))
                        .and(next),
                said.isWhole() ? cause : null);
    }

    /** A table of the name that is Flyway's. */
    public static HistoryTableException flyways(String display, String table) {
        return new HistoryTableException(
                "HISTORY_OTHER_LAYOUT",
                "The table %s is the history of Flyway, which gave it that name up to its version 4."
                        .formatted(display),
                Consequence.NOTHING_WRITTEN,
                Message.of(
                        "Set %s to another name, for a history of this library, and take Flyway's over into it: %s.",
                        new SetProperty("table"), new Adopt(OtherLibrary.FLYWAY, table, null)));
    }

    /** A table of the name that is neither ours nor of the older format. */
    public static HistoryTableException otherLayout(String table, List<String> columns) {
        return new HistoryTableException(
                "HISTORY_OTHER_LAYOUT",
                "There is a table %s that is not a history of this library: its columns are %s."
                        .formatted(table, String.join(", ", columns)),
                Consequence.NOTHING_WRITTEN,
                Message.of(
                        "Set %s to another name (or %s to another schema).",
                        new SetProperty("table"), new SetProperty("schema")));
    }

    /**
     * A table of ours that lacks a column which was added since it was made.
     *
     * @param statement adds it
     */
    public static HistoryTableException lacksColumn(String table, String column, String statement) {
        return new HistoryTableException(
                "HISTORY_LACKS_COLUMN",
                "The history table %s was made before it had the column %s.".formatted(table, column),
                Consequence.NOTHING_WRITTEN,
                Message.of("Add it: %s", new RunSql(statement)));
    }

    /**
     * A schema that isn't there, on a database where none can be made.
     *
     * @param schemas those that are there, and what a schema is there
     */
    public static HistoryTableException noSchema(String schema, String schemas) {
        return new HistoryTableException(
                "HISTORY_NO_SCHEMA",
                "There is no schema %s for the history: %s.".formatted(schema, schemas),
                Consequence.NOTHING_RUN,
                Message.of("Correct %s, or leave it out.", new CorrectProperty("schema")));
    }

    /**
     * Rows that make no sense.
     *
     * @param code the code of such a finding
     * @param findings which rows, and what is wrong with each
     * @param actions what to do about them
     */
    public static HistoryTableException senseless(String code, List<String> findings, List<Message> actions) {
        return new HistoryTableException(
                code,
                findings.size() == 1
                        ? findings.get(0)
                        : "The history makes no sense:\n  " + String.join("\n  ", findings) + "\n",
                Consequence.NOTHING_RUN,
                Message.join("\n   ", actions));
    }

    /**
     * The stored undo of a migration isn't what was stored.
     *
     * @param migration version and file
     */
    public static HistoryTableException storedDownChanged(String migration) {
        return new HistoryTableException(
                "STORED_DOWN_CHANGED",
                ("The down statements that are stored in the database for %s do not match their checksum: they were"
                                + " changed after they were stored.")
                        .formatted(migration),
                Consequence.NOTHING_RUN,
                Message.of("Roll back with the release that has this migration's file, or restore the stored text."));
    }

    /** The user may not do what is needed. */
    public static HistoryTableException denied(String verb, String table, DatabaseWords said, Throwable cause) {
        return new HistoryTableException(verb, table + ".", Consequence.NOTHING_RUN, null, said, cause);
    }

    /**
     * The user may not write the row of a migration.
     *
     * @param migration the migration, as part of a sentence
     * @param left what state the database is in now
     * @param next what to do about that; null if the right is enough
     */
    public static HistoryTableException deniedFor(
            String migration,
            String table,
            Consequence left,
            @Nullable Message next,
            DatabaseWords said,
            Throwable cause) {
        String what = "%s, where the row of %s belongs.".formatted(table, migration);
        return new HistoryTableException("write", what, left, next, said, cause);
    }
}
