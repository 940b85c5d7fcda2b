package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.NewMigration;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.NewReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the next migration. */
@Command(
        name = "new",
        description = "Write the next migration, to be filled in, and its line in migrations.lock, into the first of"
                + " --locations. Its version is the time, or the next number where the folder counts.")
final class NewCommand extends FileCommand {

    @Parameters(paramLabel = "DESCRIPTION", arity = "1..*", description = "What it does, in a few words.")
    private List<String> description = new ArrayList<>();

    @Option(names = "--java", description = "Write a class, into the first of --java-packages, instead of an SQL file.")
    private boolean java;

    @Option(
            names = "--depends-on",
            paramLabel = "VERSION",
            split = ",",
            description = "Versions that must be applied before it.")
    private List<Version> dependsOn = new ArrayList<>();

    @Override
    public int run(Console console) {
        String text = String.join(" ", description);
        NewMigration created = java ? files().createJava(text, dependsOn) : files().create(text, dependsOn);
        console.print(new NewReport(created));
        return DONE;
    }
}
