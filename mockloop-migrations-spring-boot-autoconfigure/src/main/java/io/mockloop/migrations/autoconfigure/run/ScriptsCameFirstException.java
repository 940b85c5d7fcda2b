package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import java.util.Locale;

/** A database without a history has tables, which scripts of the same start can have made. */
final class ScriptsCameFirstException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what helps.
     *
     * @param scripts what runs them
     * @param mode that of this start, in which the migrations come after the scripts
     */
    ScriptsCameFirstException(String scripts, MigrationMode mode, NonEmptyDatabaseException refusal) {
        super(
                refusal.code(),
                "%s Before the migrations, SQL scripts ran in this start (%s), since the mode is %s."
                        .formatted(refusal.description(), scripts, mode.name().toLowerCase(Locale.ROOT)),
                Consequence.NOT_BEGUN,
                Message.of(
                        "Let the migrations come before the scripts: %s (or auto), on a database without what the scripts"
                                + " have made. Where the tables are to stay, %s with %s runs all migrations beside them; a"
                                + " higher version takes those up to it for applied.",
                        new SetProperty("mode", "initializer"),
                        new SetProperty("baseline-on-migrate", "true"),
                        new SetProperty("baseline-version", "0")),
                refusal);
    }
}
