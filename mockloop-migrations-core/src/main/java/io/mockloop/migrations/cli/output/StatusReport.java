package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.view.StatusView;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * The state of a database.
 *
 * @param status what was read
 */
public record StatusReport(MigrationStatus status) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println("Database  " + status.database());
        out.println("Table     " + status.table());
        out.println("Version   " + Words.current(status.currentVersion()));
        out.println("Status    " + summary(screen.colours()));
        if (!status.applied().isEmpty() || !status.pending().isEmpty()) {
            out.println();
            table(screen.colours()).print(out, screen);
        }
        for (Problem problem : status.problems().problems()) {
            out.println();
            out.println(Wording.of(problem.text()));
        }
    }

    private String summary(Colours colours) {
        Running running = status.running();
        int pending = status.pending().size();
        StringBuilder summary = new StringBuilder(colours.state(status.summary().name()));
        if (running != null) {
            summary.append(": ").append(Words.version(running.version())).append(", ");
            summary.append(running.rows() == null ? at(running) : at(running.rows()));
            summary.append(", since ").append(Words.moment(running.since())).append(" UTC");
            if (running.slowedBy() != null) {
                summary.append("; its batches wait: ").append(running.slowedBy());
            }
        } else if (pending > 0) {
            summary.append(" (").append(pending).append(" pending)");
        }
        return summary.toString();
    }

    private static String at(Running running) {
        return "at statement " + running.statement()
                + (running.of() > 0 ? " of " + running.of() : "")
                + (running.statement() == running.of() ? "" : " or a later one");
    }

    private static String at(RowCount rows) {
        return String.format(Locale.ROOT, "%,d of %,d rows done", rows.done(), rows.total());
    }

    private Table table(Colours colours) {
        Table table =
                new Table(1, "VERSION", "DESCRIPTION", "TYPE", "STATE", "APPLIED AT (UTC)").withStates(3, colours);
        for (AppliedMigration each : status.applied()) {
            if (isToRunAgain(each)) {
                continue;
            }
            table.add(
                    Words.version(each.version()),
                    each.description(),
                    each.type().name(),
                    each.state().name() + (each.marked() ? ", not run" : "") + quarantined(each.quarantined()),
                    each.appliedAt() == null ? "" : Words.moment(each.appliedAt()));
        }
        for (PendingMigration each : status.pending()) {
            if (isUnfinished(each)) {
                continue;
            }
            table.add(
                    Words.version(each.version()),
                    each.description(),
                    each.type().name(),
                    "PENDING",
                    "");
        }
        return table;
    }

    private static String quarantined(int rows) {
        return rows == 0 ? "" : String.format(Locale.ROOT, ", %,d %s in quarantine", rows, rows == 1 ? "row" : "rows");
    }

    /** It stands among what is pending. */
    private boolean isToRunAgain(AppliedMigration applied) {
        return applied.version() == null
                && applied.state() == MigrationState.APPLIED
                && status.pending().stream()
                        .anyMatch(each ->
                                each.version() == null && each.description().equals(applied.description()));
    }

    /** It stands among what the history table holds. */
    private boolean isUnfinished(PendingMigration pending) {
        return status.applied().stream()
                .filter(each -> each.state() != MigrationState.APPLIED && each.state() != MigrationState.BASELINE)
                .anyMatch(each -> pending.version() == null
                        ? pending.script().equals(each.script())
                        : Objects.equals(each.version(), pending.version()));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, StatusView.of(status, Wording::of));
    }
}
