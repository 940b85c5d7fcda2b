package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ValidationReport;

/** Compares what is applied with the code. */
final class ValidateCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Compare what is applied with the files and classes. Exits with 1 where something is wrong.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        ValidationResult result = manager.validate();
        console.print(new ValidationReport(result, "Valid: what is applied is what the migrations say."));
        return result.isValid() ? DONE : FAILED;
    }
}
