package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ValidationReport;

/** Compares the schema with what the last run has left. */
final class ValidateSchemaCommand extends DatabaseCommand {

    private static final String ACCEPT = "--accept";
    private static final String IGNORE = "--ignore";

    @Override
    String description() {
        return "Compare the schema with what the last run that has recorded it has left (--validate-schema). Exits with 1"
                + " where it differs.";
    }

    @Override
    void define(OptionSpecs own) {
        own.list(
                IGNORE,
                "PATTERN",
                String.class,
                "Leave out tables, views and routines of these names, or single parts of a table as TABLE.PART; * stands"
                        + " for any characters.");
        own.flag(ACCEPT, "Take the schema as it is now for what it should be: record it, and change nothing else.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (has(ACCEPT)) {
            manager.acceptSchema();
            console.print(new ValidationReport(ValidationResult.ok(), "Recorded: the schema is what it should be."));
            return DONE;
        }
        ValidationResult result = manager.validateSchema(values(IGNORE, String.class));
        console.print(new ValidationReport(result, "Valid: the schema is what the last run has left."));
        return result.isValid() ? DONE : FAILED;
    }
}
