package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.view.DataView;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How far the migrations of rows have come.
 *
 * @param migrations by their versions
 */
public record DataReport(List<DataMigrationStatus> migrations) implements Report {

    /** Copies the list. */
    public DataReport {
        migrations = List.copyOf(migrations);
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        if (migrations.isEmpty()) {
            out.println("There is no migration of rows.");
            return;
        }
        Table table = new Table(1, "VERSION", "DESCRIPTION", "STATE", "ROWS DONE", "OF", "IN QUARANTINE")
                .withStates(2, screen.colours());
        for (DataMigrationStatus each : migrations) {
            DataView view = DataView.of(each);
            table.add(
                    view.version(),
                    view.description(),
                    view.halt() == null ? view.state() : view.halt(),
                    number(view.rows()),
                    number(view.ofRows()),
                    number((long) view.quarantined()));
        }
        table.print(out, screen);
        for (DataMigrationStatus each : migrations) {
            if (each.slowedBy() != null) {
                out.println("%nThe batches of %s wait: %s".formatted(each.version(), each.slowedBy()));
            }
        }
    }

    private static String number(@Nullable Long number) {
        return number == null ? "" : String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, migrations.stream().map(DataView::of).toList());
    }
}
