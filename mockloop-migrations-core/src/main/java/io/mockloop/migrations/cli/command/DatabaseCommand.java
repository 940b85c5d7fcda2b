package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;

/** A command on a database. */
public abstract non-sealed class DatabaseCommand extends DbCommand {

    /**
     * Does it.
     *
     * @return the exit code
     * @throws io.mockloop.migrations.exception.MigrationException if it fails
     */
    public abstract int run(MigrationManager manager, Console console);

    /** Whether it has something to do if the database isn't there yet, which is then made, if it is a file. */
    public boolean makesDatabase() {
        return false;
    }
}
