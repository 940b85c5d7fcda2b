package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.SquashReport;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.testing.NamedDatabase;
import java.nio.file.Path;

/** Puts the first migrations into one file. */
final class SquashCommand extends DatabaseCommand {

    private static final String TO = "--to";
    private static final String DESCRIPTION = "--description";
    private static final String DIRECTORY = "--directory";
    private static final String WITHOUT_ROWS = "--without-rows";
    private static final String TEST_URL = "--test-url";

    @Override
    String description() {
        return "Write a baseline file (B file) of the schema that the migrations up to a version make, on a database that is"
                + " made for it next to this one and thrown away. It is proven on a second one, says what it stands for,"
                + " and deletes nothing. This one stays as it is.";
    }

    @Override
    void define(OptionSpecs own) {
        own.required(TO, "VERSION", Version.class, "The version up to which migrations are put into the file.");
        own.text(DESCRIPTION, "WORDS", "What the file's name says behind its version; squashed by default.");
        own.value(
                DIRECTORY,
                "FOLDER",
                Path.class,
                "The folder that it is written to; that of the last SQL file which is in it by default, if that isn't on a"
                        + " class path.");
        own.flag(WITHOUT_ROWS, "Leave out rows that these migrations make; else there must be none.");
        own.text(
                TEST_URL,
                "URL",
                "An empty database to make it on, for a user who may not create one. It is emptied afterwards.");
        own.flag(DRY_RUN, "Show the file, proven in the same way, and write nothing.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        SquashOrder order = order(manager);
        boolean dryRun = has(DRY_RUN);
        SquashedSet squashed = dryRun ? manager.planSquash(order) : manager.squash(order);
        console.print(new SquashReport(squashed, !dryRun));
        return DONE;
    }

    private SquashOrder order(MigrationManager manager) {
        SquashOrder order = SquashOrder.to(required(TO, Version.class));
        String description = value(DESCRIPTION, String.class);
        if (description != null) {
            order = order.called(description);
        }
        Path directory = value(DIRECTORY, Path.class);
        if (directory != null) {
            order = order.into(directory);
        }
        String url = value(TEST_URL, String.class);
        if (url != null) {
            DatabaseUrl named = DatabaseUrl.of(url);
            order = order.on(NamedDatabase.of(manager, named.jdbc(), named.user(), named.password()));
        }
        return has(WITHOUT_ROWS) ? order.withoutRows() : order;
    }
}
