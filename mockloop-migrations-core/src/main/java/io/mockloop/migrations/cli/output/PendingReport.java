package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.view.PendingView;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What is in the code and not applied.
 *
 * @param pending in the order it would run
 */
public record PendingReport(List<PendingMigration> pending) implements Report {

    /** Copies the list. */
    public PendingReport {
        pending = List.copyOf(pending);
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        if (pending.isEmpty()) {
            out.println("Nothing is pending.");
            return;
        }
        Table table = new Table(1, "VERSION", "DESCRIPTION", "TYPE", "DEPENDS ON", "REVERSIBLE");
        for (PendingMigration each : pending) {
            table.add(
                    Words.version(each.version()),
                    each.description(),
                    each.type().name(),
                    Words.listed(each.dependencies()),
                    each.reversible() ? "yes" : "no");
        }
        table.print(out, screen);
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, pending.stream().map(PendingView::of).toList());
    }
}
