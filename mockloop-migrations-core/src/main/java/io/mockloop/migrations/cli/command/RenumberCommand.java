package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RenumberReport;
import org.jspecify.annotations.Nullable;

/** Gives a migration another version. */
final class RenumberCommand extends FileCommand {

    private static final String FILE = "--file";
    private static final String TO = "--to";

    @Override
    String description() {
        return "Give a migration another version: in the names of its files, in migrations.lock, and where others"
                + " depend on it. Where two have the version, the one without a line in migrations.lock is taken. Of a"
                + " class it says what to change.";
    }

    @Override
    void define(OptionSpecs own) {
        super.define(own);
        own.parameter("VERSION", Version.class, "The version it has.");
        own.text(FILE, "FILE", "Which one, where more than one has the version.");
        own.value(TO, "VERSION", Version.class, "The version it gets; the next one by default.");
    }

    @Override
    public @Nullable String usageError() {
        Version to = value(TO, Version.class);
        return to != null && to.equals(Version.NONE) ? "--to must be a version." : null;
    }

    @Override
    public int run(Console console) {
        console.print(new RenumberReport(
                files().renumber(parameter(Version.class), value(FILE, String.class), value(TO, Version.class))));
        return DONE;
    }
}
