package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a database over. */
@Command(
        name = "baseline",
        description =
                "Take a database that has no history as being at a version: what is not above it counts as applied.")
final class BaselineCommand extends DatabaseCommand {

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            description = "The version that the database is at.")
    @SuppressWarnings("NullAway.Init")
    private Version version;

    @Override
    public @Nullable String usageError() {
        return version.equals(Version.NONE) ? "A database is taken over at a version, and none is no version." : null;
    }

    @Override
    public boolean makesDatabase() {
        return true;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new RunReport(manager.baseline(version), "noted as the baseline", ""));
        return DONE;
    }
}
