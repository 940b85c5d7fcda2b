package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.activity.StartNotice;
import io.mockloop.migrations.exception.TimeInWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The one line that each start says about a manager's migrations, short enough to be read behind a logger's own words.
 */
final class StartReport {

    private static final String DEFAULT_MANAGER = "migrationManager";
    private static final int MOST_CHARACTERS = 159;
    private static final int MOST_OF_A_NAME = 40;
    private static final int LEAST_OF_A_REASON = 32;
    private static final String CUT = "...";

    /** How many migrations are named: as many as there is room for. */
    private static final List<Integer> NAMED = List.of(20, 8, 3, 1, 0);

    private static final String ANSWERED_MEANWHILE = "Migrations: HTTP was answered while they ran, and readiness"
            + " refused; without a readiness probe set mockloop.migrations.mode=lifecycle";

    private final List<StartNotice> firstStartNotices;
    private final BooleanSupplier answersHttp;
    private boolean isNoticed;

    /**
     * What a start says of a manager.
     *
     * @param line the one line
     * @param notices what a first start says besides and has no room in it, a line each
     * @param inFull the line as it is if nothing is cut
     */
    record Said(String line, List<String> notices, String inFull) {

        void log(Logger logger) {
            logger.info("{}", line);
            notices.forEach(notice -> logger.info("{}", notice));
            if (!inFull.equals(line)) {
                logger.debug("{}", inFull);
            }
        }
    }

    /**
     * Reports of one application.
     *
     * @param firstStartNotices what is said once, after the first start
     * @param answersHttp whether a web server is there by now
     */
    StartReport(List<StartNotice> firstStartNotices, BooleanSupplier answersHttp) {
        this.firstStartNotices = List.copyOf(firstStartNotices);
        this.answersHttp = answersHttp;
    }

    /** After a run. */
    Said of(String manager, MigrationResult result, StartMode mode) {
        int applied = labels(result, Direction.UP).size();
        Said said = said(manager, named -> parts(result, named), mode);
        return applied > 0 && applied == result.applied() ? withNotices(said, mode) : said;
    }

    private static List<String> parts(MigrationResult result, int named) {
        List<String> applied = labels(result, Direction.UP);
        List<String> undone = labels(result, Direction.DOWN);
        List<String> parts = new ArrayList<>();
        result.executed().stream()
                .filter(StartReport::isTakenOver)
                .map(executed -> "taken over at version " + label(executed))
                .forEach(parts::add);
        if (!undone.isEmpty()) {
            parts.add(counted("undone", undone, named));
        }
        parts.add(applied.isEmpty() ? "nothing to apply" : counted("applied", applied, named));
        if (result.pending() > 0) {
            parts.add("%d still pending".formatted(result.pending()));
        }
        if (!result.inBackground().isEmpty()) {
            List<String> versions =
                    result.inBackground().stream().map(Object::toString).toList();
            parts.add(counted("with rows in the background", versions, named));
        }
        parts.addAll(passedOver(result.skipped(), named));
        parts.add(at(result.executed().isEmpty() ? "at" : "now at", result.currentVersion(), result.database()));
        parts.add("in " + text(result.duration()));
        return parts;
    }

    private static List<String> passedOver(List<Skipped> skipped, int named) {
        List<String> parts = new ArrayList<>(skipped.stream()
                .limit(named)
                .map(each -> "%s passed over (%s)"
                        .formatted(Objects.toString(each.version(), each.description()), each.reason()))
                .toList());
        if (skipped.size() > named) {
            parts.add("%d %spassed over".formatted(skipped.size() - named, named > 0 ? "more " : ""));
        }
        return parts;
    }

    private static List<String> labels(MigrationResult result, Direction direction) {
        return result.executed().stream()
                .filter(executed -> executed.direction() == direction && !isTakenOver(executed))
                .map(StartReport::label)
                .toList();
    }

    /** After a look at the database that changed nothing. */
    Said of(String manager, MigrationStatus status, StartMode mode) {
        return said(manager, named -> parts(status, named), mode);
    }

    private static List<String> parts(MigrationStatus status, int named) {
        List<String> parts = new ArrayList<>();
        List<String> pending = status.pending().stream()
                .map(migration -> Objects.toString(migration.version(), migration.script()))
                .toList();
        parts.add(pending.isEmpty() ? "nothing pending" : counted("pending", pending, named));
        parts.add(at("at", status.currentVersion(), status.database()));
        if (!EnumSet.of(Summary.UP_TO_DATE, Summary.PENDING).contains(status.summary())) {
            parts.add("status " + status.summary());
        }
        return parts;
    }

    /** The reason of the mode stands last, to be cut if it is long. */
    private static Said said(String manager, IntFunction<List<String>> parts, StartMode mode) {
        String shown = cut(manager, MOST_OF_A_NAME);
        String line = NAMED.stream()
                .map(named -> line(shown, parts.apply(named), mode))
                .filter(each -> each.length() <= MOST_CHARACTERS + spare(mode))
                .findFirst()
                .orElseGet(() -> line(shown, parts.apply(0), mode));
        return new Said(cut(line, MOST_CHARACTERS), List.of(), line(manager, parts.apply(Integer.MAX_VALUE), mode));
    }

    private static int spare(StartMode mode) {
        return mode.reason() == null ? 0 : Math.max(0, mode.reason().length() - LEAST_OF_A_REASON);
    }

    private static String line(String manager, List<String> parts, StartMode mode) {
        return "%s: %s; mode %s".formatted(subject(manager), String.join(", ", parts), mode.describe());
    }

    private static String subject(String manager) {
        return manager.equals(DEFAULT_MANAGER) ? "Migrations" : "Migrations of '%s'".formatted(manager);
    }

    /** Once, however many managers there are. */
    private Said withNotices(Said said, StartMode mode) {
        boolean isWhole = said.line().equals(said.inFull());
        String line = said.line();
        List<String> apart = new ArrayList<>();
        for (StartNotice notice : isNoticed ? List.<StartNotice>of() : firstStartNotices) {
            String longer = "%s; %s".formatted(line, notice.text());
            if (longer.length() <= MOST_CHARACTERS) {
                line = longer;
            } else {
                apart.add("Migrations: " + notice.text());
            }
        }
        if (!isNoticed && mode.mode() == MigrationMode.RUNNER && mode.reason() != null && answersHttp.getAsBoolean()) {
            apart.add(ANSWERED_MEANWHILE);
        }
        isNoticed = true;
        return new Said(line, apart, isWhole ? line : said.inFull());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
    }

    private static String counted(String what, List<String> names, int named) {
        String count = "%d %s".formatted(names.size(), what);
        if (named == 0) {
            return count;
        }
        String listed = String.join(", ", names.subList(0, Math.min(named, names.size())));
        int more = names.size() - named;
        return "%s (%s)".formatted(count, more > 0 ? listed + " and " + more + " more" : listed);
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
