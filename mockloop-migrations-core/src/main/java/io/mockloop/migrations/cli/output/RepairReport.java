package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Which rows of the history were replaced.
 *
 * @param repairs what was, or would be, replaced
 * @param left what is wrong and cannot be accepted, if nothing was
 * @param current the version that the database is at
 * @param dryRun whether nothing was changed
 */
public record RepairReport(
        List<MigrationRepair> repairs,
        ValidationResult left,
        @Nullable Version current,
        boolean dryRun) implements Report {

    /** Copies the list. */
    public RepairReport {
        repairs = List.copyOf(repairs);
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        if (!left.isValid()) {
            out.println("A repair accepts other contents, and is no help here.");
            new ValidationReport(left, "").text(out, screen);
            return;
        }
        if (repairs.isEmpty()) {
            out.println("Nothing to repair: no applied migration has another content now.");
            return;
        }
        for (MigrationRepair each : repairs) {
            out.println("%s %s (%s)".formatted(Words.version(each.version()), each.description(), each.script()));
            out.println("  applied with  " + checksum(each.recordedChecksum()));
            out.println("  is now        " + checksum(each.currentChecksum()));
        }
        out.println();
        out.println(
                dryRun
                        ? "Nothing was changed. Without --dry-run the history would take them as they are now."
                        : "Repaired: the history takes them as they are now.");
    }

    private static String checksum(@Nullable String checksum) {
        return checksum == null ? "no checksum" : checksum;
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(repairs, left, current, dryRun, Wording::of));
    }
}
