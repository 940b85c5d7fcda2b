package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.RunningMigration;
import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.view.HistoryView;
import io.mockloop.migrations.view.ProblemView;
import io.mockloop.migrations.view.QuarantinedView;
import io.mockloop.migrations.view.RunningView;
import io.mockloop.migrations.view.StatusView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Views of a manager's database, from what was read or from what is remembered. */
final class StatusViews {

    private StatusViews() {}

    /** As it was just read, and with what only this process knows of what it is at itself. */
    static StatusView of(MigrationStatus status, ActivitySnapshot known) {
        return StatusView.of(status, message -> message.in(Wording::inApplication))
                .running(running(status.running(), known));
    }

    /** As this process, which is migrating, remembers it. */
    static StatusView of(ActivitySnapshot known) {
        MigrationStatus before = known.lastStatus();
        return new StatusView(
                Summary.RUNNING.name(),
                Objects.toString(known.currentVersion(), null),
                known.database(),
                before == null ? null : before.table(),
                before == null ? null : before.historySize(),
                before == null
                        ? null
                        : before.history().stream().map(HistoryView::of).toList(),
                null,
                running(known.current()),
                before == null ? null : QuarantinedView.of(before.applied()),
                null,
                List.of(new ProblemView(
                        "MIGRATING", null, null, "%s: %s.".formatted(whyNotAsked(known), ofWhen(known)))));
    }

    private static String whyNotAsked(ActivitySnapshot known) {
        String what =
                known.current() == null ? "is about to migrate, or waits for another that does," : "is migrating,";
        return "This process %s and does not ask the database meanwhile".formatted(what);
    }

    private static String ofWhen(ActivitySnapshot known) {
        return known.since() == null ? "nothing is known of it yet" : "this was known at " + known.since();
    }

    /** As it is remembered, since the database could not be read. */
    static StatusView of(ActivitySnapshot known, UnreadException why) {
        MigrationStatus status = known.lastStatus();
        StatusView last = status == null ? null : of(status, known);
        List<ProblemView> problems = new ArrayList<>();
        if (last != null && last.problems() != null) {
            problems.addAll(last.problems());
        }
        problems.add(new ProblemView(why.code(), null, null, "%s: %s.".formatted(why.getMessage(), ofWhen(known))));
        return new StatusView(
                Objects.toString(known.summary(), null),
                Objects.toString(known.currentVersion(), null),
                known.database(),
                last == null ? null : last.table(),
                last == null ? null : last.historySize(),
                last == null ? null : last.history(),
                last == null ? null : last.pending(),
                last == null ? null : last.running(),
                last == null ? null : last.quarantined(),
                null,
                List.copyOf(problems));
    }

    /** What the history tells of one; its rows may be this process's, in the background. */
    static @Nullable RunningView running(@Nullable Running running, ActivitySnapshot known) {
        RunningView view = RunningView.of(running);
        RunningMigration current = known.current();
        return view == null || current == null || !current.execution().version().equals(view.version())
                ? view
                : view.slowedBy(current.slowedBy());
    }

    static @Nullable RunningView running(@Nullable RunningMigration current) {
        if (current == null) {
            return null;
        }
        String version = current.execution().version();
        return RunningView.of(
                        version.isEmpty() ? null : version,
                        current.statement(),
                        current.execution().statements(),
                        current.rows(),
                        current.since())
                .slowedBy(current.slowedBy());
    }
}
