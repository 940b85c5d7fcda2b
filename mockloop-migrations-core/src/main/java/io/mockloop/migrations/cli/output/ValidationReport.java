package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * Whether things fit together.
 *
 * @param result what is wrong
 * @param good what is said where nothing is
 */
public record ValidationReport(ValidationResult result, String good) implements Report {

    @Override
    public void text(PrintStream out, Colours colours) {
        if (result.isValid()) {
            out.println(good);
            return;
        }
        out.println(Words.count(result.problems().size(), "problem:", "problems:"));
        for (Problem problem : result.problems()) {
            out.println();
            out.println(heading(problem, colours));
            out.println(Wording.of(problem.text()).indent(2).stripTrailing());
        }
    }

    private static String heading(Problem problem, Colours colours) {
        StringBuilder heading = new StringBuilder(colours.problem(problem.code()));
        if (problem.version() != null) {
            heading.append(", version ").append(problem.version());
        }
        if (problem.script() != null && !problem.script().isEmpty()) {
            heading.append(" (").append(problem.script()).append(')');
        }
        return heading.toString();
    }

    @Override
    public void json(JsonGenerator json) {
        json.writeStartObject();
        json.writeBooleanProperty("valid", result.isValid());
        json.writeName("problems");
        Json.array(json, result.problems(), ValidationReport::write);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        Json.member(json, "code", problem.code());
        Json.member(json, "version", problem.version());
        Json.member(json, "script", problem.script());
        Json.member(json, "message", Wording.of(problem.text()));
        json.writeEndObject();
    }
}
