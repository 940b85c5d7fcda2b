package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.view.ProblemView;
import io.mockloop.migrations.view.ValidationView;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What leads the schema back.
 *
 * @param fix the statements
 * @param valid what is to be said if there is nothing to be led back
 */
public record SchemaFixReport(SchemaFix fix, String valid) implements Report {

    private record Fixed(
            boolean valid,
            List<ProblemView> problems,
            @Nullable String comparedWith,
            Statements fix) {}

    private record Statements(List<String> statements, List<String> remarks) {}

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println(fix.result().isValid() ? "-- Valid: " + valid : fix.toString());
    }

    @Override
    public void json(JsonGenerator json) {
        ValidationView view = ValidationView.of(fix.result(), Wording::of);
        Json.write(
                json,
                new Fixed(
                        view.valid(),
                        view.problems(),
                        view.comparedWith(),
                        new Statements(fix.statements(), fix.remarks())));
    }
}
