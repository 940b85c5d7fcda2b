package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.RestorePlan;
import java.io.PrintStream;

/**
 * What a restore would replace, and by what.
 *
 * @param plan the backup, and the database
 */
public record RestoreWarning(RestorePlan plan) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        err.println("Backup    %s (%s, whole)".formatted(plan.file(), Words.bytes(plan.bytes())));
        err.println("made of   %s, %s, version %s"
                .formatted(plan.madeOfName(), plan.madeOf(), Words.current(plan.version())));
        err.println("Database  %s, %s".formatted(plan.name(), plan.database()));
        if (!plan.name().equals(plan.madeOfName())) {
            err.println("WARNING: it is the backup of another database.");
        }
        err.println("WARNING: data will be lost. All that is in the database is replaced by what is in the backup.");
    }
}
