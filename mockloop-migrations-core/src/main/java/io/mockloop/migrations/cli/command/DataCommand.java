package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.DataOrderReport;
import io.mockloop.migrations.cli.output.DataReport;
import io.mockloop.migrations.cli.output.RetryReport;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows migrations of rows, lets them end or go on, and tries the rows again that they have failed at. */
final class DataCommand extends DatabaseCommand {

    private static final String STATUS = "status";
    private static final String RETRY = "retry";
    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";
    private static final String CANCEL = "cancel";
    private static final Set<String> OF_VERSION = Set.of(RETRY, PAUSE, RESUME, CANCEL);
    private static final String USAGE =
            "data takes the word status, or one of pause, resume, cancel and retry and a version%s.";

    @Override
    String description() {
        return "Show how far the migrations of rows have come, and how many of their rows have failed and are in quarantine."
                + " Or let the process that is at one of them, whichever it is, end behind a batch: until it is resumed"
                + " (pause, resume), or to be completed or taken back by recover (cancel). Or try its rows in quarantine"
                + " again, which exits with 1 where some of them fail again.";
    }

    @Override
    void define(OptionSpecs own) {
        own.words("status|(pause|resume|cancel|retry VERSION)", "What to do.");
    }

    @Override
    public @Nullable String usageError() {
        List<String> words = words();
        String first = words.get(0);
        if (first.equals(STATUS)) {
            return words.size() == 1 ? null : USAGE.formatted(", and nothing more");
        }
        if (!OF_VERSION.contains(first) || words.size() != 2) {
            return USAGE.formatted(OF_VERSION.contains(first) ? "" : ", not '%s'".formatted(first));
        }
        try {
            return Version.of(words.get(1)).equals(Version.NONE) ? USAGE.formatted("") : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        String first = words().get(0);
        if (first.equals(STATUS)) {
            console.print(new DataReport(manager.dataMigrations()));
            return DONE;
        }
        Version version = Version.of(words().get(1));
        if (first.equals(RETRY)) {
            RowRetry retry = manager.retryQuarantined(version);
            console.print(new RetryReport(retry));
            return retry.left().isEmpty() ? DONE : FAILED;
        }
        console.print(new DataOrderReport(
                switch (first) {
                    case PAUSE -> manager.pauseDataMigration(version);
                    case RESUME -> manager.resumeDataMigration(version);
                    default -> manager.cancelDataMigration(version);
                }));
        return DONE;
    }
}
