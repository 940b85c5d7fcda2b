package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.SchemaFixReport;
import io.mockloop.migrations.cli.output.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the schema with what the last run has left. */
final class ValidateSchemaCommand extends DatabaseCommand {

    private static final String ACCEPT = "--accept";
    private static final String IGNORE = "--ignore";
    private static final String FIX_SQL = "--fix-sql";

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
        own.flag(
                FIX_SQL,
                "Print the SQL that leads the schema back, and what it doesn't bring back as comments. It is to be read"
                        + " before it is run; nothing is run by this.");
        own.flag(ACCEPT, "Take the schema as it is now for what it should be: record it, and change nothing else.");
    }

    @Override
    public @Nullable String usageError() {
        return has(ACCEPT) && has(FIX_SQL)
                ? "--accept leaves nothing to be led back: give it, or --fix-sql, but not both."
                : null;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (has(ACCEPT)) {
            manager.acceptSchema();
            console.print(new ValidationReport(ValidationResult.ok(), "Recorded: the schema is what it should be."));
            return DONE;
        }
        List<String> ignored = values(IGNORE, String.class);
        if (has(FIX_SQL)) {
            SchemaFix fix = manager.planSchemaFix(ignored);
            ValidationResult result = manager.validateSchema(ignored);
            console.print(new SchemaFixReport(result, fix));
            return result.isValid() ? DONE : FAILED;
        }
        ValidationResult result = manager.validateSchema(ignored);
        console.print(new ValidationReport(result, "Valid: the schema is what the last run has left."));
        return result.isValid() ? DONE : FAILED;
    }
}
