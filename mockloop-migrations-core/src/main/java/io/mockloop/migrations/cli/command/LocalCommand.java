package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;
import java.util.Map;

/** A command that needs no database. */
public abstract non-sealed class LocalCommand extends DbCommand {

    private Map<String, String> configured = Map.of();

    /**
     * Tells it what the application, or the file of {@code --config}, says.
     *
     * @param properties of {@code mockloop.migrations}, by their names without this prefix
     */
    public final void configure(Map<String, String> properties) {
        configured = Map.copyOf(properties);
    }

    /** What the application, or the file of {@code --config}, says. */
    final Map<String, String> configured() {
        return configured;
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws io.mockloop.migrations.exception.MigrationException if it fails
     */
    public abstract int run(Console console);
}
