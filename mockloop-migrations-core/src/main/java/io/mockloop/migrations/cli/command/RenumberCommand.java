package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RenumberReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a migration another version. */
@Command(
        name = "renumber",
        description =
                "Give a migration another version: in the names of its files, in migrations.lock, and where others"
                        + " depend on it. Where two have the version, the one without a line in migrations.lock is taken.")
final class RenumberCommand extends FileCommand {

    @Parameters(paramLabel = "VERSION", description = "The version it has.")
    @SuppressWarnings("NullAway.Init")
    private Version version;

    @Option(names = "--file", paramLabel = "FILE", description = "Which one, where more than one has the version.")
    private @Nullable String file;

    @Option(names = "--to", paramLabel = "VERSION", description = "The version it gets; the next one by default.")
    private @Nullable Version to;

    @Override
    public @Nullable String usageError() {
        return to != null && to.equals(Version.NONE) ? "--to must be a version." : null;
    }

    @Override
    public int run(Console console) {
        console.print(new RenumberReport(files().renumber(version, file, to)));
        return DONE;
    }
}
