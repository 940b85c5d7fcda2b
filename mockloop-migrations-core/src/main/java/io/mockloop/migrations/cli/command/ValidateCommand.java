package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ValidationReport;
import java.util.List;

/** Compares what is applied with the code. */
final class ValidateCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Compare what is applied with the files and classes. Exits with 1 where something is wrong.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        ValidationResult found = manager.validate();
        List<Problem> missing = found.warnings().stream()
                .filter(each -> each.code().equals(ValidationResult.NO_MIGRATIONS) && hasApplied(manager))
                .toList();
        console.warn(found.warnings().stream()
                .filter(each -> !missing.contains(each))
                .toList());
        ValidationResult result = found.and(new ValidationResult(missing));
        console.print(new ValidationReport(result, "Valid: what is applied is what the migrations say."));
        return result.isValid() ? DONE : FAILED;
    }

    private static boolean hasApplied(MigrationManager manager) {
        return manager.status().applied().stream().anyMatch(each -> each.state() == MigrationState.APPLIED);
    }
}
