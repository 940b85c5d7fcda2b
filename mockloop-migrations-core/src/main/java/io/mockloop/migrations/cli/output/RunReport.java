package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a run did.
 *
 * @param result what it did
 * @param applying what was done up, as in "3 migrations applied"
 * @param nothing what is said if nothing was to be done
 */
public record RunReport(MigrationResult result, String applying, String nothing) implements Report {

    /**
     * What a run did that applies and undoes.
     *
     * @param result what it did
     * @param nothing what is said if nothing was to be done
     */
    public RunReport(MigrationResult result, String nothing) {
        this(result, "applied", nothing);
    }

    /** What was noted as a baseline. */
    public static RunReport ofBaseline(MigrationResult result) {
        return new RunReport(result, "noted as the baseline", "");
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        List<Executed> executed = result.executed();
        String now = now(result.currentVersion());
        if (executed.isEmpty()) {
            out.println(nothing + " " + now);
        } else {
            Table table = new Table(1, "VERSION", "DESCRIPTION", "WAY", "TIME");
            for (Executed each : executed) {
                table.add(
                        Words.version(each.version()),
                        each.description(),
                        each.marked() ? "not run" : each.direction().name(),
                        each.marked() ? "" : Words.duration(each.executionTime()));
            }
            table.print(out, screen);
            out.println();
            out.println(done(executed) + ". " + now);
        }
        Map<String, String> repeatables = new LinkedHashMap<>();
        for (Skipped each : result.skipped()) {
            if (each.version() == null) {
                repeatables.merge(each.reason(), each.description(), "%s, %s"::formatted);
            } else {
                out.println("Not run: %s %s: %s".formatted(each.version(), each.description(), each.reason()));
            }
        }
        repeatables.forEach((reason, which) -> out.println("Not run: %s: %s".formatted(which, reason)));
    }

    static String now(@Nullable Version current) {
        return current == null ? "No version is applied." : "The database is at version %s.".formatted(current);
    }

    private String done(List<Executed> executed) {
        return Stream.of(
                        done(count(executed, Direction.DOWN, false), "undone"),
                        done(count(executed, Direction.UP, false), applying),
                        done(count(executed, Direction.UP, true), "noted as applied"),
                        done(count(executed, Direction.DOWN, true), "noted as undone"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", and "));
    }

    private static int count(List<Executed> executed, Direction way, boolean marked) {
        return (int) executed.stream()
                .filter(each -> each.direction() == way && each.marked() == marked)
                .count();
    }

    private static String done(int number, String how) {
        return number == 0 ? "" : count(number) + " " + how;
    }

    private static String count(int number) {
        return Words.count(number, "migration", "migrations");
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(result));
    }
}
