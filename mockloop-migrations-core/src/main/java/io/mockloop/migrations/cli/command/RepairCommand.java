package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ForgetWarning;
import io.mockloop.migrations.cli.output.RepairReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts changed content and versions, and forgets what was deleted. */
final class RepairCommand extends DatabaseCommand {

    private static final String FORGET = "--forget";

    @Override
    String description() {
        return "Accept applied migrations as their files and classes are now: versions, checksums, descriptions and"
                + " stored ways back in the history are replaced. Nothing is run. Exits with 1 where what is wrong is"
                + " something else.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(VERSION, "VERSION", Version.class, "The one to accept; all that differ by default.");
        own.flag(
                FORGET,
                "Take the one of --version out of the history, after asking, since it was deleted on purpose. Nothing is"
                        + " undone.");
        own.flag(DRY_RUN, "Show what would be accepted or forgotten, and change nothing.");
        Confirmation.define(own, "Don't ask, as only --forget does: all else changes the history alone.");
    }

    @Override
    public @Nullable String usageError() {
        return has(FORGET) && value(VERSION, Version.class) == null
                ? "Say which one is to be forgotten: --version V --forget."
                : null;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        return has(FORGET)
                ? forget(manager, console, required(VERSION, Version.class))
                : accept(manager, console, value(VERSION, Version.class));
    }

    private int forget(MigrationManager manager, Console console, Version version) {
        MigrationRepair forgotten = manager.planForget(version);
        boolean dryRun = has(DRY_RUN);
        console.tell(new ForgetWarning(forgotten));
        if (!dryRun) {
            if (!has(Confirmation.YES)) {
                Confirmation.ask(console, "Look at it with --dry-run");
            }
            manager.forget(version);
        }
        console.print(report(manager, List.of(forgotten), ValidationResult.ok()));
        return DONE;
    }

    private int accept(MigrationManager manager, Console console, @Nullable Version version) {
        List<MigrationRepair> repairs = version == null ? manager.planRepair() : manager.planRepair(version);
        if (!has(DRY_RUN) && !repairs.isEmpty()) {
            if (version == null) {
                manager.repair();
            } else {
                manager.repair(version);
            }
        }
        ValidationResult left = repairs.isEmpty() ? manager.validate() : ValidationResult.ok();
        console.print(report(manager, repairs, left));
        return left.isValid() ? DONE : FAILED;
    }

    private RepairReport report(MigrationManager manager, List<MigrationRepair> repairs, ValidationResult left) {
        return new RepairReport(repairs, left, manager.currentVersion().orElse(null), has(DRY_RUN));
    }
}
