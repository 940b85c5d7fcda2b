package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationRepair;
import java.io.PrintStream;

/**
 * What is about to be taken out of the history.
 *
 * @param forgotten what would be forgotten
 */
public record ForgetWarning(MigrationRepair forgotten) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        err.println(
                "WARNING: nothing is undone. What it made stays in the database, its stored way back is deleted, and"
                        + " code that still has it would apply it once more.");
        if (forgotten.version() != null) {
            err.println(
                    "WARNING: %s (%s) has the same content, and is pending then: mockloop db repair --version %s would"
                                    .formatted(forgotten.version(), forgotten.script(), forgotten.recordedVersion())
                            + " take it as applied.");
        }
        err.println("To be forgotten:");
        err.println();
        Table table = new Table(1, "VERSION", "DESCRIPTION", "SCRIPT");
        table.add(Words.version(forgotten.recordedVersion()), forgotten.description(), forgotten.recordedScript());
        table.print(err, screen);
        err.println();
    }
}
