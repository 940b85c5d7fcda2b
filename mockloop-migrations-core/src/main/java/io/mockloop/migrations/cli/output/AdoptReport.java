package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.AdoptionView;
import java.io.PrintStream;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What was taken over from another library.
 *
 * @param adoption what was, or would be
 * @param current the version that the database is at
 * @param dryRun whether nothing was changed
 */
public record AdoptReport(
        MigrationAdoption adoption, @Nullable Version current, boolean dryRun) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        print(adoption, out, screen);
        if (dryRun) {
            out.println(
                    "Nothing was changed. Without --dry-run the history would note them as applied, and nothing would"
                            + " be run.");
        } else {
            out.println("Taken over from %s, and noted as applied: nothing was run. The database is at version %s."
                    .formatted(adoption.from().displayName(), Words.current(current)));
        }
    }

    /** Lists what is taken over, what isn't, and what is pending then. */
    static void print(MigrationAdoption adoption, PrintStream to, Screen screen) {
        to.println("From %s (%s):".formatted(adoption.from().displayName(), adoption.table()));
        to.println();
        Table table = new Table(1, "VERSION", "DESCRIPTION", "SCRIPT", "REMARK");
        for (Adopted each : adoption.adopted()) {
            table.add(
                    Words.version(each.version()),
                    each.description(),
                    each.script(),
                    Objects.toString(each.remark(), ""));
        }
        table.print(to, screen);
        to.println();
        if (!adoption.leftOut().isEmpty()) {
            to.println("Not taken over:");
            for (LeftOut each : adoption.leftOut()) {
                to.println("  %s: %s".formatted(each.recorded(), each.reason()));
            }
            to.println();
        }
        if (!adoption.pending().isEmpty()) {
            to.println("Pending then: "
                    + adoption.pending().stream().map(AdoptReport::named).collect(Collectors.joining(", ")));
            to.println();
        }
    }

    private static String named(PendingMigration pending) {
        return pending.version() == null ? pending.script() : "%s (%s)".formatted(pending.version(), pending.script());
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, AdoptionView.of(adoption, current, dryRun));
    }
}
