package io.mockloop.migrations.view;

import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Running;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration that runs.
 *
 * @param version its version; none for a repeatable migration
 * @param statement the number of the statement that runs, from 1, if that is known
 * @param of how many statements it has, if that is known
 * @param rows how many rows are done, if it is a migration of rows
 * @param ofRows how many there were when it began
 * @param since when it was begun, in UTC
 * @param slowedBy what the batches of its rows wait for, if they do
 */
public record RunningView(
        @Nullable String version,
        @Nullable Integer statement,
        @Nullable Integer of,
        @Nullable Long rows,
        @Nullable Long ofRows,
        String since,
        @Nullable String slowedBy)
        implements View {

    /**
     * The view of one.
     *
     * @param statement 0 if it isn't known
     * @param of 0 if it isn't known
     * @param rows null if it isn't one of rows
     */
    public static RunningView of(
            @Nullable String version, int statement, int of, @Nullable RowCount rows, Instant since) {
        return new RunningView(
                version,
                known(statement),
                known(of),
                rows == null ? null : rows.done(),
                rows == null ? null : rows.total(),
                since.toString(),
                null);
    }

    /** The same, with what slows it. */
    public RunningView slowedBy(@Nullable String reason) {
        return new RunningView(version, statement, of, rows, ofRows, since, reason);
    }

    /** The view of what the history tells of one, if there is one. */
    public static @Nullable RunningView of(@Nullable Running running) {
        return running == null
                ? null
                : of(
                                Objects.toString(running.version(), null),
                                running.statement(),
                                running.of(),
                                running.rows(),
                                running.since())
                        .slowedBy(running.slowedBy());
    }

    private static @Nullable Integer known(int number) {
        return number == 0 ? null : number;
    }
}
