package io.mockloop.migrations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a database, as the code at hand sees it.
 *
 * @param summary the one word for it
 * @param currentVersion the highest version applied; none on an empty database
 * @param database product and version, such as {@code PostgreSQL 18.6}
 * @param table the history table, with its schema if that is configured
 * @param applied what the history table holds, in the order of application
 * @param history the newest {@value #NEWEST} entries of the log, oldest first
 * @param pending what is in the code and not applied, in the order it would run
 * @param problems why the summary is FAILED or INVALID
 * @param running what a process is at, if the history tells
 */
public record MigrationStatus(
        Summary summary,
        @Nullable Version currentVersion,
        String database,
        String table,
        List<AppliedMigration> applied,
        List<HistoryEntry> history,
        List<PendingMigration> pending,
        ValidationResult problems,
        @Nullable Running running) {

    /** How much of the log it holds. */
    public static final int NEWEST = 500;

    /** One word for a database's state. */
    public enum Summary {
        /** Nothing is pending. */
        UP_TO_DATE,
        /** Something is pending. */
        PENDING,
        /** A process is migrating. */
        RUNNING,
        /** A migration was left half-done. */
        FAILED,
        /** What is applied and what is in the code don't fit together. */
        INVALID,
        /** The database is at a version above the highest one of the code. */
        AHEAD
    }

    /**
     * A migration in progress.
     *
     * @param version its version; none for a repeatable migration
     * @param statement the number of the statement that runs, from 1; a later one may run if the history tells it, in
     *     which not each is noted
     * @param of how many statements it has; 0 if that isn't known, as for a Java migration
     * @param rows how many rows are done, and of how many; null if it isn't one of rows, or has not begun with them
     * @param since when the migration was begun
     * @param slowedBy what the batches of its rows wait for; null if for nothing
     */
    public record Running(
            @Nullable Version version,
            int statement,
            int of,
            @Nullable RowCount rows,
            Instant since,
            @Nullable String slowedBy) {}

    /**
     * How far a {@link DataMigration}, a {@link RangeMigration} or a file with {@code -- batch:} has come.
     *
     * @param done how many rows are done, those of earlier runs included
     * @param total how many there were when it began; there may be more by now
     */
    public record RowCount(long done, long total) {}

    /** Copies the lists. */
    public MigrationStatus {
        applied = List.copyOf(applied);
        history = List.copyOf(history);
        pending = List.copyOf(pending);
    }

    /** How many entries the log has. */
    public int historySize() {
        return history.isEmpty() ? 0 : history.get(history.size() - 1).rank();
    }
}
