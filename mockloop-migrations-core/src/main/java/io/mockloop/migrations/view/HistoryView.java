package io.mockloop.migrations.view;

import io.mockloop.migrations.HistoryEntry;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param rank its place in the log, from 1
 * @param version the migration's version; none for a repeatable migration
 * @param description what the migration does, or what was done to the history
 * @param type what kind of entry it is
 * @param script the migration's file or class
 * @param direction which way the migration ran
 * @param state what became of it
 * @param appliedAt when, in UTC
 * @param appliedBy the database user
 * @param executionTime how long it took, in milliseconds
 * @param marked true if it was noted as applied, or undone, without being run; else none
 * @param error {@code stopped} if it was stopped from outside, SQLState, vendor code, statement number and file:line of
 *     a failure; of one in state PARTIAL, when it was begun, and its last statement; of one that is applied, how many
 *     of its rows are in quarantine; never the server's own text
 */
public record HistoryView(
        int rank,
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable String direction,
        String state,
        String appliedAt,
        @Nullable String appliedBy,
        @Nullable Long executionTime,
        @Nullable Boolean marked,
        @Nullable String error)
        implements View {

    /** The view of an entry. */
    public static HistoryView of(HistoryEntry entry) {
        return new HistoryView(
                entry.rank(),
                Objects.toString(entry.version(), null),
                entry.description(),
                entry.type().name(),
                entry.script(),
                Objects.toString(entry.direction(), null),
                entry.state().name(),
                entry.appliedAt().toString(),
                entry.appliedBy(),
                millis(entry.executionTime()),
                ifTrue(entry.isMarked()),
                entry.error());
    }

    static @Nullable Boolean ifTrue(boolean value) {
        return value ? Boolean.TRUE : null;
    }

    static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }
}
