package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a recovery is about to do, or would do.
 *
 * @param plan how it would be recovered
 * @param current the version that the database is at
 * @param byHand whether it was done by hand, so that it is noted alone
 */
public record RecoveryReport(RecoveryPlan plan, @Nullable Version current, boolean byHand) implements Report, Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        text(err, screen);
    }

    /** What it is about, and the statement in doubt, before anybody is asked about that. */
    public void context(PrintStream out, Screen screen) {
        out.println("Migration %s was left half-done while it was %s: %s. %s."
                .formatted(
                        plan.migration(),
                        plan.direction() == Direction.UP ? "applied" : "undone",
                        plan.state() == RecoveryState.FAILED ? "it failed" : "its process ended",
                        done()));
        if (plan.inDoubt() != null) {
            out.println("Neither the history nor the catalog tells whether this is done: " + plan.inDoubt());
        }
    }

    private String done() {
        RowCount rows = plan.rows();
        return rows == null
                ? "Statements known to be done: " + plan.done()
                : String.format(Locale.ROOT, "Rows done: %,d of %,d", rows.done(), rows.total());
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        context(out, screen);
        if (!byHand) {
            plan.warnings().forEach(each -> out.println("WARNING: " + inSentence(each)));
        }
        if (plan.backup() != null) {
            out.println("A backup that was made right before it is there: %s. In place of this, mockloop db recover"
                            .formatted(plan.backup())
                    + " --from-backup restores it.");
        }
        out.println(heading());
        out.println();
        Step step = plan.step();
        if (step.statements().isEmpty()) {
            out.print(step.withoutStatements().text());
        }
        for (PlannedStatement statement : step.statements()) {
            out.print(step.place(statement).text());
            out.print(statement.text());
        }
        out.println();
    }

    private String heading() {
        boolean completes = plan.kind() == RecoveryKind.COMPLETE;
        if (byHand) {
            return completes
                    ? "To be noted as done by hand, and not run:"
                    : "To be noted as taken back by hand, by this as far as it was done, and not run:";
        }
        return completes
                ? "To be completed by:"
                : "To be taken back by this; what fails only because there is nothing to take back is passed over:";
    }

    /** A sentence behind a colon, unless it begins with a name. */
    private static String inSentence(String sentence) {
        return sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1))
                ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(plan, current));
    }
}
