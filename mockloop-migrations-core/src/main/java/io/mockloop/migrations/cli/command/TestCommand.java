package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.TestReport;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.testing.MigrationTester;
import io.mockloop.migrations.testing.TestResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies migrations, undoes them, and applies them again, on a database that is thrown away. */
final class TestCommand extends DatabaseCommand {

    private static final String ALL = "--all";
    private static final String VERSION = "--version";
    private static final String TEST_URL = "--test-url";
    private static final String ROWS = "--rows";
    private static final String IGNORE = "--ignore";

    @Override
    String description() {
        return "Test pending migrations: apply, undo and apply each again, with rows in all tables, on a database that is"
                + " made for it next to this one and thrown away, and compare what they leave. This one stays as it is."
                + " Exits with 1 if one fails.";
    }

    @Override
    void define(OptionSpecs own) {
        own.flag(ALL, "Test all that a new database gets.");
        own.value(VERSION, "VERSION", Version.class, "Test this one alone, whether it is pending or not.");
        own.text(
                TEST_URL,
                "URL",
                "An empty database to test on, for a user who may not create one. It is emptied after the test.");
        own.text(ROWS, "FILE", "A script that makes the rows, run before the first migration that is tested.");
        own.list(
                IGNORE,
                "PATTERN",
                String.class,
                "Don't compare tables, views and routines of these names, or single parts of a table as TABLE.PART; * stands"
                        + " for any characters.");
    }

    @Override
    public @Nullable String usageError() {
        if (has(ALL) && value(VERSION, Version.class) != null) {
            return "--all and --version exclude each other.";
        }
        String rows = value(ROWS, String.class);
        if (has(ALL) && rows != null) {
            return "--all begins before there are tables, so that it takes no --rows.";
        }
        return rows == null || Files.isReadable(Path.of(rows)) ? null : "The file %s cannot be read.".formatted(rows);
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        MigrationTester tester = MigrationTester.of(manager)
                .ignoring(values(IGNORE, String.class).toArray(String[]::new));
        String rows = value(ROWS, String.class);
        if (rows != null) {
            tester.rows(Path.of(rows));
        }
        String url = value(TEST_URL, String.class);
        if (url != null) {
            DatabaseUrl named = DatabaseUrl.of(url);
            tester.on(named.jdbc(), named.user(), named.password());
        }
        Version version = value(VERSION, Version.class);
        TestResults results = version != null
                ? new TestResults(List.of(tester.test(version)))
                : has(ALL) ? tester.testAll() : tester.testPending();
        console.print(new TestReport(results));
        return results.isPassed() ? DONE : FAILED;
    }
}
