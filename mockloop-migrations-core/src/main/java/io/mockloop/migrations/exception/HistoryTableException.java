package io.mockloop.migrations.exception;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history table cannot be read, made or written. */
public final class HistoryTableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private HistoryTableException(String code, String description, String action, @Nullable Throwable cause) {
        super(code, description, action, cause);
    }

    /** A table of the name that is neither ours nor of the older format. */
    public static HistoryTableException otherLayout(String table, List<String> columns) {
        return new HistoryTableException(
                "HISTORY_OTHER_LAYOUT",
                ("There is a table %s that is not a history of this library: its columns are %s. Nothing was written and"
                                + " nothing was run.")
                        .formatted(table, String.join(", ", columns)),
                "Set mockloop.migrations.table to another name (or mockloop.migrations.schema to another schema).",
                null);
    }

    /**
     * Rows that make no sense.
     *
     * @param code the code of such a finding
     * @param findings which rows, and what is wrong with each
     * @param actions what to do about them
     */
    public static HistoryTableException senseless(String code, List<String> findings, List<String> actions) {
        return new HistoryTableException(
                code,
                findings.size() == 1
                        ? findings.get(0) + " Nothing was run."
                        : "The history makes no sense:\n  " + String.join("\n  ", findings) + "\nNothing was run.",
                String.join("\n   ", actions),
                null);
    }

    /** The user may not do what is needed. */
    public static HistoryTableException denied(String verb, String table, DatabaseWords said, Throwable cause) {
        return denied(verb, table, ". Nothing was run.", "", said, cause);
    }

    /**
     * The user may not write the row of a migration.
     *
     * @param migration the migration, as part of a sentence
     * @param left what state the database is in now, as a sentence
     * @param next what to do about that; null where the right is enough
     */
    public static HistoryTableException deniedFor(
            String migration, String table, String left, @Nullable String next, DatabaseWords said, Throwable cause) {
        return denied(
                "write",
                table,
                ", where the row of %s belongs. %s".formatted(migration, left),
                next == null ? "" : " " + next,
                said,
                cause);
    }

    private static HistoryTableException denied(
            String verb, String table, String rest, String next, DatabaseWords said, Throwable cause) {
        return new HistoryTableException(
                "HISTORY_DENIED",
                "The database user may not %s the history table %s%s\n%s".formatted(verb, table, rest, said.text()),
                ("Give the user the right to %s it, or let the migrations connect as another user:"
                                + " mockloop.migrations.username and mockloop.migrations.password.%s")
                        .formatted(verb, next),
                said.isWhole() ? cause : null);
    }
}
