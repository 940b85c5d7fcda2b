package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.engine.program.Programs;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.step.CallbackExecution;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.sql.SQLException;
import java.util.List;

/** The callbacks before and after one run, each set of them once. */
final class AroundRun {

    private static final Consequence NO_MIGRATION_RUN = new Consequence(Kind.NOTHING_DONE, "No migration was run.");

    private final Callbacks callbacks;
    private final RunContext context;
    private final Programs programs;
    private boolean begun;
    private boolean ended;

    AroundRun(RunContext context) {
        this.callbacks = context.callbacks();
        this.context = context;
        this.programs = new Programs(callbacks, context.rules().undoesDdl());
    }

    /** Whether something is to be run though no migration is. */
    boolean isLeft() {
        return callbacks.alwaysRun() && !ended;
    }

    /** Whether others must be kept out between the first of them and the last. */
    boolean needsLock() {
        return callbacks.aroundRun().findAny().isPresent();
    }

    /** Whether something is run behind the last migration, which may change the schema. */
    boolean isBehind() {
        return !programs.afterRun(true).isEmpty();
    }

    void before() throws SQLException {
        if (!begun) {
            begun = true;
            run(programs.beforeRun(), NO_MIGRATION_RUN);
        }
    }

    /**
     * After the last migration.
     *
     * @param executed the migrations that were run
     */
    void after(List<Executed> executed) throws SQLException {
        boolean applied = executed.stream().anyMatch(each -> each.direction() == Direction.UP && !each.marked());
        Consequence left = executed.isEmpty()
                ? NO_MIGRATION_RUN
                : new Consequence(
                        Kind.DONE,
                        applied
                                ? "The migrations before it are applied, and stay so."
                                : "What was undone before it stays so.");
        run(programs.afterRun(applied), left);
        ended = true;
    }

    private void run(List<Program> around, Consequence left) throws SQLException {
        for (Program program : around) {
            new CallbackExecution(context, program).run(left);
        }
    }
}
