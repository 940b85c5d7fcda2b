package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;

/** A command that needs no database. */
public abstract non-sealed class LocalCommand extends DbCommand {

    /**
     * Does it.
     *
     * @return the exit code
     * @throws io.mockloop.migrations.exception.MigrationException if it fails
     */
    public abstract int run(Console console);
}
