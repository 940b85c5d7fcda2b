package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaComparison;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaSource;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.SchemaFixReport;
import io.mockloop.migrations.cli.output.ValidationReport;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.testing.NamedDatabase;
import org.jspecify.annotations.Nullable;

/** Compares the schema with what the last run has left, or the migrations make. */
final class ValidateSchemaCommand extends DatabaseCommand {

    private static final String ACCEPT = "--accept";
    private static final String IGNORE = "--ignore";
    private static final String FIX_SQL = "--fix-sql";
    private static final String SHADOW = "--shadow";
    private static final String TEST_URL = "--test-url";

    @Override
    String description() {
        return "Compare the schema with what the last run that has recorded it has left (--validate-schema), or with what"
                + " the applied migrations make. Exits with 1 where it differs.";
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
        own.flag(
                SHADOW,
                "Compare with what the applied migrations make on a database that is made for it next to this one and"
                        + " thrown away, as is done without it if no run has recorded the schema.");
        own.text(
                TEST_URL,
                "URL",
                "An empty database to make it on, for a user who may not create one. It is emptied afterwards.");
        own.flag(ACCEPT, "Take the schema as it is now for what it should be: record it, and change nothing else.");
    }

    @Override
    public @Nullable String usageError() {
        if (has(ACCEPT) && has(FIX_SQL)) {
            return "--accept leaves nothing to be led back: give it, or --fix-sql, but not both.";
        }
        return has(ACCEPT) && (has(SHADOW) || value(TEST_URL, String.class) != null)
                ? "--accept compares with nothing: it takes neither --shadow nor --test-url."
                : null;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (has(ACCEPT)) {
            manager.acceptSchema();
            console.print(new ValidationReport(ValidationResult.ok(), "Recorded: the schema is what it should be."));
            return DONE;
        }
        if (has(FIX_SQL)) {
            SchemaFix fix = manager.planSchemaFix(comparison(manager));
            console.print(new SchemaFixReport(fix, is(fix.result())));
            return fix.result().isValid() ? DONE : FAILED;
        }
        ValidationResult result = manager.validateSchema(comparison(manager));
        console.print(new ValidationReport(result, "Valid: " + is(result)));
        return result.isValid() ? DONE : FAILED;
    }

    private static String is(ValidationResult valid) {
        return valid.comparedWith() == SchemaSource.MIGRATIONS
                ? "the schema is what the applied migrations make."
                : "the schema is what the last run has left.";
    }

    private SchemaComparison comparison(MigrationManager manager) {
        SchemaComparison comparison = SchemaComparison.usual().ignoring(values(IGNORE, String.class));
        String url = value(TEST_URL, String.class);
        if (url != null) {
            DatabaseUrl named = DatabaseUrl.of(url);
            comparison = comparison.on(NamedDatabase.of(manager, named.jdbc(), named.user(), named.password()));
        }
        return has(SHADOW) ? comparison.byMigrations() : comparison;
    }
}
