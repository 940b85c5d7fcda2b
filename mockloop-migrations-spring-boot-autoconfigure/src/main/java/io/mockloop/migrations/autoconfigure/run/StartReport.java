package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one line that each start says about a manager's migrations. */
final class StartReport {

    private static final String DEFAULT_MANAGER = "migrationManager";
    private static final int NAMED = 20;

    private final List<StartNotice> firstStartNotices;

    StartReport(List<StartNotice> firstStartNotices) {
        this.firstStartNotices = List.copyOf(firstStartNotices);
    }

    /** After a run. */
    String of(String manager, MigrationResult result, StartMode mode) {
        List<String> applied = labels(result, Direction.UP);
        List<String> undone = labels(result, Direction.DOWN);
        List<String> parts = new ArrayList<>();
        result.executed().stream()
                .filter(StartReport::isTakenOver)
                .map(executed -> "taken over at version " + label(executed))
                .forEach(parts::add);
        if (!undone.isEmpty()) {
            parts.add(counted("undone", undone));
        }
        parts.add(applied.isEmpty() ? "nothing to apply" : counted("applied", applied));
        if (result.pending() > 0) {
            parts.add("%d still pending".formatted(result.pending()));
        }
        result.skipped().stream()
                .map(skipped -> "%s passed over (%s)"
                        .formatted(Objects.toString(skipped.version(), skipped.description()), skipped.reason()))
                .limit(NAMED)
                .forEach(parts::add);
        parts.add(at(result.executed().isEmpty() ? "at" : "now at", result.currentVersion(), result.database()));
        parts.add("in " + text(result.duration()));
        boolean first = !applied.isEmpty() && applied.size() == result.applied();
        return line(manager, parts, mode, first ? firstStartNotices : List.of());
    }

    private static List<String> labels(MigrationResult result, Direction direction) {
        return result.executed().stream()
                .filter(executed -> executed.direction() == direction && !isTakenOver(executed))
                .map(StartReport::label)
                .toList();
    }

    /** After a look at the database that changed nothing. */
    String of(String manager, MigrationStatus status, StartMode mode) {
        List<String> parts = new ArrayList<>();
        List<String> pending = status.pending().stream()
                .map(migration -> Objects.toString(migration.version(), migration.script()))
                .toList();
        parts.add(pending.isEmpty() ? "nothing pending" : counted("pending", pending));
        parts.add(at("at", status.currentVersion(), status.database()));
        if (!EnumSet.of(Summary.UP_TO_DATE, Summary.PENDING).contains(status.summary())) {
            parts.add("status " + status.summary());
        }
        return line(manager, parts, mode, List.of());
    }

    private static String line(String manager, List<String> parts, StartMode mode, List<StartNotice> notices) {
        String subject = manager.equals(DEFAULT_MANAGER) ? "Migrations" : "Migrations of '%s'".formatted(manager);
        Stream<String> ends = Stream.concat(
                Stream.of("mode " + mode.describe()), notices.stream().map(StartNotice::text));
        return "%s: %s; %s".formatted(subject, String.join(", ", parts), String.join("; ", ends.toList()));
    }

    private static String counted(String what, List<String> names) {
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = names.size() - NAMED;
        return "%d %s (%s)".formatted(names.size(), what, more > 0 ? named + " and " + more + " more" : named);
    }

    private static String at(String where, @Nullable Version version, String database) {
        return version == null
                ? "no version applied on " + database
                : "%s version %s on %s".formatted(where, version, database);
    }

    private static String label(Executed executed) {
        return Objects.toString(executed.version(), executed.script());
    }

    private static boolean isTakenOver(Executed executed) {
        boolean nothingRun =
                executed.type() == MigrationType.BASELINE && executed.script().isEmpty();
        return nothingRun || executed.type() == MigrationType.EVENT;
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis >= 60_000) {
            return TimeInWords.of(duration);
        }
        return millis < 10_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
