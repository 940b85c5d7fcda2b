package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a run did.
 *
 * @param result what it did
 * @param verb what was done, as in "3 migrations applied"
 * @param nothing what is said where nothing was to be done
 */
public record RunReport(MigrationResult result, String verb, String nothing) implements Report {

    @Override
    public void text(PrintStream out) {
        List<Executed> executed = result.executed();
        String now = "The database is at version %s.".formatted(Words.current(result.currentVersion()));
        if (executed.isEmpty()) {
            out.println(nothing + " " + now);
        } else {
            Table table = new Table(1, "VERSION", "DESCRIPTION", "WAY", "TIME");
            for (Executed each : executed) {
                table.add(
                        Words.version(each.version()),
                        each.description(),
                        each.direction().name(),
                        Words.duration(each.executionTime()));
            }
            table.print(out);
            out.println();
            out.println("%s %s. %s".formatted(Words.count(executed.size(), "migration", "migrations"), verb, now));
        }
        for (Skipped each : result.skipped()) {
            out.println("Not run: %s %s: %s".formatted(each.version(), each.description(), each.reason()));
        }
    }

    @Override
    public void json(JsonGenerator json) {
        json.writeStartObject();
        json.writeName("executed");
        Json.array(
                json,
                result.executed(),
                (generator, each) ->
                        step(generator, each.version(), each.description(), each.direction(), each.executionTime()));
        Json.member(json, "currentVersion", result.currentVersion());
        Json.member(json, "dryRun", false);
        json.writeEndObject();
    }

    static void step(
            JsonGenerator json,
            @Nullable Version version,
            String description,
            Direction direction,
            @Nullable Duration time) {
        json.writeStartObject();
        Json.member(json, "version", version);
        Json.member(json, "description", description);
        Json.member(json, "direction", direction);
        Json.member(json, "executionTime", time);
        json.writeEndObject();
    }
}
