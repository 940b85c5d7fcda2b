package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.SchemaFileReport;
import java.nio.file.Path;

/** Writes the schema as SQL. */
final class DumpSchemaCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Write the schema as readable SQL, the same bytes for the same schema, so that a review shows what a"
                + " migration does. The history's own tables and rows are left out.";
    }

    @Override
    void define(OptionSpecs own) {
        own.parameter("FILE", String.class, "The file, which is replaced at once if it has other bytes.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        Path file = file();
        console.print(new SchemaFileReport(file, manager.dumpSchema(file)));
        return DONE;
    }
}
