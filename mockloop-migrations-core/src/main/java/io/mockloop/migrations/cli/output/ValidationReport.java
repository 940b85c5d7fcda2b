package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.view.ValidationView;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * Whether things fit together.
 *
 * @param result what is wrong
 * @param good what is said if nothing is
 */
public record ValidationReport(ValidationResult result, String good) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        if (result.isValid()) {
            out.println(good);
            return;
        }
        if (result.comparedWith() != null) {
            out.println(
                    switch (result.comparedWith()) {
                        case RECORDED -> "Compared with what the last run has left.";
                        case MIGRATIONS -> "Compared with what the applied migrations make on a throw-away database.";
                    });
        }
        out.println(Words.count(result.problems().size(), "problem:", "problems:"));
        for (Problem problem : result.problems()) {
            out.println();
            out.println(heading(problem, screen.colours()));
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
        Json.write(json, ValidationView.of(result, Wording::of));
    }
}
