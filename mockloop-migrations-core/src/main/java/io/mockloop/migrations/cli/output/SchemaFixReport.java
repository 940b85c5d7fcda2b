package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.view.ProblemView;
import io.mockloop.migrations.view.ValidationView;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What leads the schema back.
 *
 * @param result how it differs
 * @param fix the statements
 */
public record SchemaFixReport(ValidationResult result, SchemaFix fix) implements Report {

    private record Fixed(boolean valid, List<ProblemView> problems, SchemaFix fix) {}

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println(result.isValid() ? "-- The schema is what the last run has left." : fix.toString());
    }

    @Override
    public void json(JsonGenerator json) {
        ValidationView view = ValidationView.of(result, Wording::of);
        Json.write(json, new Fixed(view.valid(), view.problems(), fix));
    }
}
