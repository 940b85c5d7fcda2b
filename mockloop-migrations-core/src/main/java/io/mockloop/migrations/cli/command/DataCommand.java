package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.DataReport;
import io.mockloop.migrations.cli.output.RetryReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows migrations of rows, and tries the rows again that they have failed at. */
final class DataCommand extends DatabaseCommand {

    private static final String STATUS = "status";
    private static final String RETRY = "retry";
    private static final String USAGE = "data takes the word status, or the word retry and a version%s.";

    @Override
    String description() {
        return "Show how far the migrations of rows have come, and how many of their rows have failed and are in quarantine;"
                + " or try these again, of one migration. Exits with 1 where some of them fail again.";
    }

    @Override
    void define(OptionSpecs own) {
        own.words("status|retry VERSION", "What to do.");
    }

    @Override
    public @Nullable String usageError() {
        List<String> words = words();
        String first = words.get(0);
        if (first.equals(STATUS)) {
            return words.size() == 1 ? null : USAGE.formatted(", and nothing more");
        }
        if (!first.equals(RETRY) || words.size() != 2) {
            return USAGE.formatted(first.equals(RETRY) ? "" : ", not '%s'".formatted(first));
        }
        try {
            return Version.of(words.get(1)).equals(Version.NONE) ? USAGE.formatted("") : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        if (words().get(0).equals(STATUS)) {
            console.print(new DataReport(manager.dataMigrations()));
            return DONE;
        }
        RowRetry retry = manager.retryQuarantined(Version.of(words().get(1)));
        console.print(new RetryReport(retry));
        return retry.left().isEmpty() ? DONE : FAILED;
    }
}
