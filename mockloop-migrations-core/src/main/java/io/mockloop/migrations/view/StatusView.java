package io.mockloop.migrations.view;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a manager's database.
 *
 * @param status one word for it; none if nothing is known
 * @param currentVersion the highest version applied; none on an empty database
 * @param database product and version
 * @param table the history table
 * @param historySize how many entries the log has
 * @param history the newest entries of the log, oldest first
 * @param pending what is in the code and not applied, in the order it would run
 * @param running the migration that runs, if one does
 * @param quarantined of which migrations how many rows have failed, and are kept with their errors; none if none have
 * @param schema whether the schema is what the last run has left; none unless that is looked at, and was
 * @param problems why the status is FAILED or INVALID, or why this is only what is remembered; none otherwise
 */
public record StatusView(
        @Nullable String status,
        @Nullable String currentVersion,
        @Nullable String database,
        @Nullable String table,
        @Nullable Integer historySize,
        @Nullable List<HistoryView> history,
        @Nullable List<PendingView> pending,
        @Nullable RunningView running,
        @Nullable List<QuarantinedView> quarantined,
        @Nullable SchemaView schema,
        @Nullable List<ProblemView> problems)
        implements View {

    /**
     * The view of what was read.
     *
     * @param words writes a text for those who are told
     */
    public static StatusView of(MigrationStatus status, Function<Message, String> words) {
        List<ProblemView> problems = ProblemView.of(status.problems(), words);
        return new StatusView(
                status.summary().name(),
                Objects.toString(status.currentVersion(), null),
                status.database(),
                status.table(),
                status.historySize(),
                status.history().stream().map(HistoryView::of).toList(),
                status.pending().stream().map(PendingView::of).toList(),
                RunningView.of(status.running()),
                QuarantinedView.of(status.applied()),
                null,
                problems.isEmpty() ? null : problems);
    }

    /** The same, with what is known better of the migration that runs. */
    public StatusView running(@Nullable RunningView now) {
        return with(now, schema);
    }

    /** The same, with what is known of the schema. */
    public StatusView schema(@Nullable SchemaView now) {
        return with(running, now);
    }

    private StatusView with(@Nullable RunningView runningNow, @Nullable SchemaView schemaNow) {
        return new StatusView(
                status,
                currentVersion,
                database,
                table,
                historySize,
                history,
                pending,
                runningNow,
                quarantined,
                schemaNow,
                problems);
    }
}
