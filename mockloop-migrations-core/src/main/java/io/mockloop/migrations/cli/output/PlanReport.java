package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a run would do; in words it is SQL.
 *
 * @param plan what would be done
 * @param current the version that the database is at
 */
public record PlanReport(MigrationPlan plan, @Nullable Version current) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        plan.printTo(out);
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(plan, current));
    }
}
