package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationRepair.Kind;
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
            out.println("A repair accepts other contents and versions, and is no help here.");
            new ValidationReport(left, "").text(out, screen);
            return;
        }
        if (repairs.isEmpty()) {
            out.println("Nothing to repair: no applied migration has another content, or version, now.");
            return;
        }
        repairs.forEach(each -> print(each, out));
        out.println();
        boolean forgets = repairs.stream().anyMatch(each -> each.kind() == Kind.FORGOTTEN);
        if (dryRun) {
            out.println("Nothing was changed. Without --dry-run the history would %s."
                    .formatted(forgets ? "forget it" : "take them as they are now"));
        } else {
            out.println(
                    forgets
                            ? "Forgotten: the history no longer has it, and the log says so."
                            : "Repaired: the history takes them as they are now.");
        }
    }

    private static void print(MigrationRepair repair, PrintStream out) {
        switch (repair.kind()) {
            case ACCEPTED -> {
                printNow(repair, out);
                out.println("  applied with  " + checksum(repair.recordedChecksum()));
                out.println("  is now        " + checksum(repair.currentChecksum()));
            }
            case RENUMBERED -> {
                printNow(repair, out);
                out.println("  applied as    %s (%s)"
                        .formatted(Words.version(repair.recordedVersion()), repair.recordedScript()));
            }
            case FORGOTTEN ->
                out.println("%s %s (%s)"
                        .formatted(
                                Words.version(repair.recordedVersion()),
                                repair.description(),
                                repair.recordedScript()));
        }
    }

    private static void printNow(MigrationRepair repair, PrintStream out) {
        out.println("%s %s (%s)".formatted(Words.version(repair.version()), repair.description(), repair.script()));
    }

    private static String checksum(@Nullable String checksum) {
        return checksum == null ? "no checksum" : checksum;
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(repairs, left, current, dryRun, Wording::of));
    }
}
