package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.StatusReport;

/** Shows the state of the database. */
final class StatusCommand extends DatabaseCommand {

    private static final String CHECK = "--check";

    @Override
    String description() {
        return "Show what is applied, what is pending, and what is wrong.";
    }

    @Override
    void define(OptionSpecs own) {
        own.flag(CHECK, "Exit with 3 where something is pending, and with 1 where the status is FAILED or INVALID.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        MigrationStatus status = manager.status();
        console.warn(status.problems().warnings());
        console.print(new StatusReport(status));
        return has(CHECK) ? exitCode(status) : DONE;
    }

    private static int exitCode(MigrationStatus status) {
        return switch (status.summary()) {
            case FAILED, INVALID -> FAILED;
            case PENDING, RUNNING -> PENDING;
            case UP_TO_DATE, AHEAD -> DONE;
        };
    }
}
