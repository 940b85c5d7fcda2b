package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
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
        for (Skipped each : result.skipped()) {
            String which = Objects.toString(each.version(), "") + " " + each.description();
            out.println("Not run: %s: %s".formatted(which.strip(), each.reason()));
        }
    }

    static String now(@Nullable Version current) {
        return current == null ? "No version is applied." : "The database is at version %s.".formatted(current);
    }

    private String done(List<Executed> executed) {
        int undone = (int) executed.stream()
                .filter(each -> each.direction() == Direction.DOWN)
                .count();
        int marked = (int) executed.stream().filter(Executed::marked).count();
        int applied = executed.size() - undone - marked;
        return Stream.of(done(undone, "undone"), done(applied, applying), done(marked, "noted as applied"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", and "));
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
