package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What went wrong.
 *
 * @param error the same for programs
 */
public record FailureReport(Failure error) implements Report {

    /**
     * What went wrong. Its components are the members of its JSON.
     *
     * @param code what kind of failure it is, the same in each version
     * @param message what happened
     * @param action what to do, with what can be typed; null if the message says it
     * @param version the migration's; null if it isn't about one, or about one without
     * @param script the migration's file or class; null if it isn't about one
     * @param line of the script, from 1; null if it isn't known
     * @param statement its number in the script, from 1; null if it isn't known
     */
    public record Failure(
            String code,
            String message,
            @Nullable String action,
            @Nullable String version,
            @Nullable String script,
            @Nullable Integer line,
            @Nullable Integer statement) {}

    /** One that is about no migration. */
    public FailureReport(String code, String message, @Nullable String action) {
        this(new Failure(code, message, action, null, null, null, null));
    }

    /**
     * A failure of the engine's.
     *
     * @param again how to go on once it is corrected
     */
    public static FailureReport of(MigrationException failure, String again) {
        Function<Remedy, String> words = remedy -> remedy == Usual.START_AGAIN ? again : Wording.of(remedy);
        List<Problem> problems = failure.problems();
        @Nullable Problem only = problems.size() == 1 ? problems.get(0) : null;
        Place place = failure.place();
        Version version = failure.version();
        return new FailureReport(new Failure(
                failure.code(),
                failure.description(words),
                failure.advice().in(words),
                version != null ? version.toString() : only == null ? null : only.version(),
                place != null ? place.script() : only == null ? null : only.script(),
                place == null || place.line() == 0 ? null : (Integer) place.line(),
                place == null || place.statement() == 0 ? null : (Integer) place.statement()));
    }

    @Override
    public void text(PrintStream err, Screen screen) {
        err.println(screen.colours().error("Error:") + " " + error.message());
        if (error.action() != null) {
            err.println(error.action());
        }
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, this);
    }
}
