package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.NewReport;
import io.mockloop.migrations.workspace.NewMigration;
import java.util.List;

/** Writes the next migration. */
final class NewCommand extends FileCommand {

    private static final String JAVA = "--java";
    private static final String DEPENDS_ON = "--depends-on";

    @Override
    String description() {
        return "Write the next migration, to be filled in, and its line in migrations.lock, into the first of"
                + " --locations. Its version is the time, or the next number where the folder counts.";
    }

    @Override
    void define(OptionSpecs own) {
        super.define(own);
        own.words("DESCRIPTION", "What it does, in a few words.");
        own.flag(JAVA, "Write a class, into the first of --java-packages, instead of an SQL file.");
        own.list(DEPENDS_ON, "VERSION", Version.class, "Versions that must be applied before it.");
    }

    @Override
    public int run(Console console) {
        String text = String.join(" ", words());
        List<Version> dependsOn = values(DEPENDS_ON, Version.class);
        NewMigration created = has(JAVA) ? files().createJava(text, dependsOn) : files().create(text, dependsOn);
        console.print(new NewReport(created));
        return DONE;
    }
}
