package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RunReport;
import org.jspecify.annotations.Nullable;

/** Takes a database over. */
final class BaselineCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Take a database that has no history as being at a version: what is not above it counts as applied.";
    }

    @Override
    void define(OptionSpecs own) {
        own.required(VERSION, "VERSION", Version.class, "The version that the database is at.");
    }

    @Override
    public @Nullable String usageError() {
        return required(VERSION, Version.class).equals(Version.NONE)
                ? "A database is taken over at a version, and none is no version."
                : null;
    }

    @Override
    public boolean makesDatabase() {
        return true;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(RunReport.ofBaseline(manager.baseline(required(VERSION, Version.class))));
        return DONE;
    }
}
