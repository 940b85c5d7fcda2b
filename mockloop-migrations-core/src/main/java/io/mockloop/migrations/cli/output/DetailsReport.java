package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.view.DetailsView;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One migration in full.
 *
 * @param details what is known of it
 */
public record DetailsReport(MigrationDetails details) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        line(out, "Version", Words.version(details.version()));
        line(out, "Description", details.description());
        line(out, "Type", details.type().name());
        line(out, "Script", details.script() + (details.inCode() ? "" : " (not in the code at hand)"));
        line(out, "State", state(screen.colours()));
        line(out, "Depends on", Words.listed(details.dependencies()));
        line(out, "Needed by", Words.listed(details.dependents()));
        line(out, "Transaction", transaction());
        line(out, "Backup", details.backupRequired() ? "required before it" : "not required");
        line(out, "Checksum", checksum());
        line(out, "Way back", undo());
        Message finding = details.finding();
        if (finding != null) {
            out.println();
            out.println(Wording.of(finding));
        }
        statements(out, "up", details.up());
        statements(out, "down", details.down());
    }

    private String transaction() {
        return !details.transactional()
                ? "no: statement by statement"
                : details.atomic() ? "yes" : "no: each schema change commits itself, with what stands before it";
    }

    private static void line(PrintStream out, String name, String value) {
        out.println("%-13s%s".formatted(name, value));
    }

    private String state(Colours colours) {
        Instant at = details.appliedAt();
        StringBuilder state = new StringBuilder();
        state.append(
                details.state() == null ? "" : colours.state(details.state().name()));
        if (at != null) {
            state.append(" at ").append(Words.moment(at)).append(" UTC");
        }
        if (details.appliedBy() != null) {
            state.append(" by ").append(details.appliedBy());
        }
        if (details.executionTime() != null) {
            state.append(", in ").append(Words.duration(details.executionTime()));
        }
        if (details.marked()) {
            state.append(", noted without being run");
        }
        if (details.pending()) {
            state.append(state.isEmpty() ? "" : "; ").append(colours.state("PENDING"));
        }
        return state.isEmpty() ? "-" : state.toString();
    }

    private String checksum() {
        String recorded = details.recordedChecksum();
        String current = details.checksum();
        if (recorded == null) {
            return current == null ? "-" : current;
        }
        return current == null || current.equals(recorded)
                ? recorded
                : "applied with %s, is now %s".formatted(recorded, current);
    }

    private String undo() {
        @Nullable Source source = details.undoFrom();
        if (source == null) {
            return details.irreversibleBecause() == null ? "none" : "none: " + details.irreversibleBecause();
        }
        return switch (source) {
            case FILE -> "its file";
            case CLASS -> "its class";
            case DATABASE -> "stored in the database";
            case NONE -> "none";
        };
    }

    private void statements(PrintStream out, String way, List<PlannedStatement> statements) {
        if (statements.isEmpty()) {
            if (details.type() == MigrationType.JAVA && details.inCode() && way.equals("up")) {
                out.println();
                out.println("-- Written in Java: its statements are known when it runs.");
            }
            return;
        }
        out.println();
        out.println("-- " + way);
        for (PlannedStatement each : statements) {
            out.print(each.text());
        }
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, DetailsView.of(details, Wording::of));
    }
}
