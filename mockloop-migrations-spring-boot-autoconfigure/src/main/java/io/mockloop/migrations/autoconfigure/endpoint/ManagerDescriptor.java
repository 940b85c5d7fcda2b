package io.mockloop.migrations.autoconfigure.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.autoconfigure.run.ActivitySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a manager's database.
 *
 * @param status one word for it; none where nothing is known
 * @param currentVersion the highest version applied; none on an empty database
 * @param database product and version
 * @param table the history table
 * @param historySize how many entries the log has
 * @param history the newest entries of the log, oldest first
 * @param pending what is in the code and not applied, in the order it would run
 * @param running the migration that runs, where one does
 * @param problems why the status is FAILED or INVALID, and why this is only what is remembered; none otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManagerDescriptor(
        @Nullable String status,
        @Nullable String currentVersion,
        @Nullable String database,
        @Nullable String table,
        @Nullable Integer historySize,
        @Nullable List<HistoryDescriptor> history,
        @Nullable List<PendingDescriptor> pending,
        @Nullable RunningDescriptor running,
        @Nullable List<ProblemDescriptor> problems) {

    /**
     * Something that is wrong.
     *
     * @param code what kind of problem it is
     * @param version the migration's version, where it is about one
     * @param script the migration's file or class, where it is about one
     * @param message what is wrong and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemDescriptor(
            String code, @Nullable String version, @Nullable String script, String message) {

        static ProblemDescriptor of(UnreadException why, String known) {
            return new ProblemDescriptor(why.code(), null, null, "%s: %s.".formatted(why.getMessage(), known));
        }

        static ProblemDescriptor of(Problem problem) {
            return new ProblemDescriptor(problem.code(), problem.version(), problem.script(), problem.message());
        }
    }

    /** As it was just read. */
    static ManagerDescriptor of(MigrationStatus status) {
        List<ProblemDescriptor> problems = problems(status);
        return new ManagerDescriptor(
                status.summary().name(),
                Objects.toString(status.currentVersion(), null),
                status.database(),
                status.table(),
                status.historySize(),
                status.history().stream().map(HistoryDescriptor::of).toList(),
                status.pending().stream().map(PendingDescriptor::of).toList(),
                RunningDescriptor.of(status.running()),
                problems.isEmpty() ? null : problems);
    }

    /** As this process, which is migrating, remembers it. */
    static ManagerDescriptor of(ActivitySnapshot known) {
        MigrationStatus before = known.lastStatus();
        return new ManagerDescriptor(
                Summary.RUNNING.name(),
                Objects.toString(known.currentVersion(), null),
                known.database(),
                before == null ? null : before.table(),
                before == null ? null : before.historySize(),
                before == null
                        ? null
                        : before.history().stream().map(HistoryDescriptor::of).toList(),
                null,
                RunningDescriptor.of(known.progress()),
                null);
    }

    /** As it is remembered, since the database could not be read. */
    static ManagerDescriptor of(ActivitySnapshot known, UnreadException why) {
        MigrationStatus last = known.lastStatus();
        List<ProblemDescriptor> problems = new ArrayList<>(last == null ? List.of() : problems(last));
        problems.add(ProblemDescriptor.of(
                why, known.since() == null ? "nothing is known of it yet" : "this was known at " + known.since()));
        return new ManagerDescriptor(
                Objects.toString(known.summary(), null),
                Objects.toString(known.currentVersion(), null),
                known.database(),
                last == null ? null : last.table(),
                last == null ? null : last.historySize(),
                last == null
                        ? null
                        : last.history().stream().map(HistoryDescriptor::of).toList(),
                last == null
                        ? null
                        : last.pending().stream().map(PendingDescriptor::of).toList(),
                last == null ? null : RunningDescriptor.of(last.running()),
                List.copyOf(problems));
    }

    private static List<ProblemDescriptor> problems(MigrationStatus status) {
        return status.problems().problems().stream().map(ProblemDescriptor::of).toList();
    }
}
