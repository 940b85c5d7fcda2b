package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationAdoption;
import java.io.PrintStream;

/**
 * What is about to be taken over from another library.
 *
 * @param adoption what would be
 */
public record AdoptWarning(MigrationAdoption adoption) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        err.println("To be noted as applied, and not run:");
        err.println();
        AdoptReport.print(adoption, err, screen);
        err.println("From then on this is the history: %s is not to be run on this database any more."
                .formatted(adoption.from().displayName()));
        err.println();
    }
}
