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

/** Applies what is pending. */
final class MigrateCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Apply what is pending.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(VERSION, "VERSION", Version.class, "The highest version to apply.");
        own.flag(DRY_RUN, "Print what would be sent, as SQL, and change nothing.");
    }

    @Override
    public boolean makesDatabase() {
        return !has(DRY_RUN);
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (has(DRY_RUN)) {
            Version current = manager.currentVersion().orElse(null);
            console.print(new PlanReport(plan(manager, current), current));
            return DONE;
        }
        Version version = value(VERSION, Version.class);
        MigrationResult result = version == null ? manager.migrateToLatest() : manager.migrateToVersion(version);
        console.print(new RunReport(result, "Nothing to apply."));
        return DONE;
    }

    private MigrationPlan plan(MigrationManager manager, @Nullable Version current) {
        Version version = value(VERSION, Version.class);
        if (version == null) {
            return manager.plan();
        }
        if (current != null && current.isAbove(version)) {
            throw TargetException.below(version, current);
        }
        return manager.plan(version);
    }
}
