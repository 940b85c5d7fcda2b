package io.mockloop.migrations.cli;

import io.mockloop.migrations.cli.command.CommandException;
import io.mockloop.migrations.cli.command.DbCommand;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.FailureReport;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.workspace.lock.FilesException;

/**
 * Tells what went wrong: what, and what to do, to people on standard error, and to programs on standard output.
 *
 * @param console where to
 * @param verbose whether stack traces are shown
 */
record ErrorOutput(Console console, boolean verbose) {

    private static final String INTERNAL = "INTERNAL_ERROR";

    /** Something was typed wrongly. */
    int usage(String message, String help) {
        console.fail(new FailureReport("USAGE", message, help));
        return DbCommand.REFUSED;
    }

    /**
     * Tells of a failure.
     *
     * @param again how to go on once it is corrected
     * @return the exit code
     */
    int tell(RuntimeException failure, String again) {
        if (failure instanceof MigrationException known) {
            console.fail(FailureReport.of(known, again));
        } else if (failure instanceof CommandException refused) {
            console.fail(new FailureReport(refused.code(), refused.getMessage(), null));
        } else {
            console.fail(new FailureReport(
                    INTERNAL,
                    "Unexpected: " + failure,
                    verbose ? null : "--verbose shows where it happened. Please report it."));
        }
        if (verbose) {
            failure.printStackTrace(console.err());
        }
        return exitCode(failure);
    }

    private static int exitCode(RuntimeException failure) {
        if (failure instanceof CommandException refused) {
            return refused.exitCode();
        }
        boolean refused =
                (failure instanceof FilesException files && files.isRefusal()) || failure instanceof TargetException;
        return refused ? DbCommand.REFUSED : DbCommand.FAILED;
    }
}
