package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PlanReport;
import io.mockloop.migrations.cli.output.RunReport;
import io.mockloop.migrations.exception.TargetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies what is pending. */
@Command(name = "migrate", description = "Apply what is pending.")
final class MigrateCommand extends DatabaseCommand {

    @Option(names = "--version", paramLabel = "VERSION", description = "The highest version to apply.")
    private @Nullable Version version;

    @Option(names = "--dry-run", description = "Print what would be sent, as SQL, and change nothing.")
    private boolean dryRun;

    @Override
    public boolean makesDatabase() {
        return !dryRun;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (dryRun) {
            Version current = manager.currentVersion().orElse(null);
            console.print(new PlanReport(plan(manager, current), current));
            return DONE;
        }
        MigrationResult result = version == null ? manager.migrateToLatest() : manager.migrateToVersion(version);
        console.print(new RunReport(result, "applied", "Nothing to apply."));
        return DONE;
    }

    private MigrationPlan plan(MigrationManager manager, @Nullable Version current) {
        if (version == null) {
            return manager.plan();
        }
        if (current != null && current.isAbove(version)) {
            throw TargetException.below(version, current);
        }
        return manager.plan(version);
    }
}
