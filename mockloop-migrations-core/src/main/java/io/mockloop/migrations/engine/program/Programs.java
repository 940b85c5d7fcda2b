package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Instruction.Call;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.sql.Section;
import java.util.ArrayList;
import java.util.List;

/** Makes programs: the one place that knows in which order a run does what. */
public final class Programs {

    private final Callbacks callbacks;
    private final boolean undoesDdl;

    /**
     * Those of one run.
     *
     * @param undoesDdl whether the database's transactions undo schema changes, too
     */
    public Programs(Callbacks callbacks, boolean undoesDdl) {
        this.callbacks = callbacks;
        this.undoesDdl = undoesDdl;
    }

    /** Those of a whole run, each with a session of its own: of the callbacks around it, too. */
    public List<Program> ofRun(List<Step> steps, boolean together) {
        List<Program> programs = new ArrayList<>();
        if (steps.isEmpty() && !callbacks.alwaysRun()) {
            return programs;
        }
        programs.addAll(beforeRun());
        if (together && !steps.isEmpty()) {
            programs.add(of(steps));
        } else {
            steps.forEach(step -> programs.add(of(List.of(step))));
        }
        programs.addAll(afterRun(steps.stream().anyMatch(Programs::isApplied)));
        return programs;
    }

    /** The callbacks before the first step. */
    public List<Program> beforeRun() {
        return around(List.of(callbacks.beforeRun()));
    }

    /**
     * The callbacks behind the last step.
     *
     * @param applied whether a migration was applied
     */
    public List<Program> afterRun(boolean applied) {
        return around(List.of(applied ? callbacks.afterApplied() : List.of(), callbacks.afterRun()));
    }

    private static List<Program> around(List<List<SqlCallback>> byEvent) {
        return byEvent.stream()
                .filter(ofOneEvent -> !ofOneEvent.isEmpty())
                .map(Programs::ofEvent)
                .toList();
    }

    /** Steps with the callbacks of each: in one transaction if that can hold them, else there must be one step. */
    public Program of(List<Step> steps) {
        return of(steps, false);
    }

    /**
     * The same.
     *
     * @param records whether the schema is recorded with them, if they are one transaction; one with settings is
     *     recorded when these are put back
     */
    public Program of(List<Step> steps, boolean records) {
        Step first = steps.get(0);
        return undoesDdl && first.body().isTransactional() && first.recovery() == null
                ? atomic(steps, records)
                : journalled(first);
    }

    private Program atomic(List<Step> steps, boolean records) {
        List<Body> bodies =
                steps.stream().flatMap(step -> bodies(step).stream()).toList();
        boolean sets = hasSettings(bodies);
        List<Instruction> instructions = new ArrayList<>(List.of(Plain.BEGIN_AS_PLANNED));
        for (Step step : steps) {
            instructions.add(Plain.ANNOUNCE);
            instructions.add(Plain.START);
            before(step).forEach(callback -> instructions.add(new Call(callback)));
            addBody(step, instructions);
            instructions.add(Plain.NOTE);
            after(step).forEach(callback -> instructions.add(new Call(callback)));
            if (steps.size() > 1 && !sets && bodies(step).stream().anyMatch(Body::changesSession)) {
                instructions.add(Plain.RESET);
            }
            instructions.add(Plain.END);
        }
        if (sets) {
            instructions.add(Plain.VERIFY);
        } else if (records) {
            instructions.add(Plain.RESET);
            instructions.add(Plain.RECORD);
        }
        instructions.add(Plain.COMMIT);
        return new Program(steps, bodies, true, instructions);
    }

    private static boolean hasSettings(List<Body> bodies) {
        return bodies.stream().anyMatch(body -> !body.settings().isEmpty());
    }

    private static void addBody(Step step, List<Instruction> instructions) {
        if (step.direction() == Direction.UP && step.body() instanceof Body.Script && step.recovery() == null) {
            instructions.add(Plain.REQUIRE);
        }
        if (undoesRows(step)) {
            instructions.add(Plain.FIND_CHECKPOINTS);
        }
        if (!(step.body().isOfRows() && step.body() instanceof Body.Script)) {
            instructions.add(Plain.RUN);
        }
        if (step.body().isOfRows()) {
            instructions.add(Plain.MAKE_CHECKPOINTS);
            instructions.add(Plain.RUN_BATCHES);
        }
    }

    private static boolean undoesRows(Step step) {
        Recovery recovery = step.recovery();
        return !step.body().isOfRows()
                && ((step.body() instanceof Body.Code code && code.migration().isOfRows())
                        || (recovery != null && recovery.isOfRows()));
    }

    /** Callbacks are transactions of their own here; what one has done stays when a later instruction fails. */
    private Program journalled(Step step) {
        List<Instruction> instructions = new ArrayList<>();
        if (!before(step).isEmpty()) {
            instructions.add(Plain.ANNOUNCE);
        }
        before(step).forEach(callback -> addAlone(callback, instructions));
        instructions.add(Plain.BEGIN_AS_PLANNED);
        if (!isOneTransactionAtATime(step)) {
            instructions.add(Plain.LEAVE);
        }
        if (before(step).isEmpty()) {
            instructions.add(Plain.ANNOUNCE);
        }
        instructions.add(Plain.START);
        addBody(step, instructions);
        instructions.add(Plain.END);
        instructions.add(Plain.BEGIN);
        instructions.add(Plain.NOTE);
        instructions.add(Plain.COMMIT);
        if (step.body().isOfRows() || undoesRows(step)) {
            instructions.add(Plain.CLEAR_CHECKPOINTS);
        }
        after(step).forEach(callback -> addAlone(callback, instructions));
        return new Program(List.of(step), bodies(step), false, instructions);
    }

    private static void addAlone(SqlCallback callback, List<Instruction> instructions) {
        instructions.add(inItsTransaction(callback));
        instructions.add(new Call(callback));
        instructions.add(Plain.COMMIT);
    }

    private static Instruction inItsTransaction(SqlCallback callback) {
        return callback.content().runsInTransaction(Section.UP) ? Plain.BEGIN : Plain.LEAVE;
    }

    /** If DDL commits by itself, what stands between two such statements is one transaction. */
    private boolean isOneTransactionAtATime(Step step) {
        return !undoesDdl && (step.body().isTransactional() || step.body().ownTransactionLine() > 0);
    }

    /** The callbacks of one event around a run: in one transaction, if they can. */
    private static Program ofEvent(List<SqlCallback> ofOneEvent) {
        List<Body> bodies = bodies(ofOneEvent);
        boolean sets = hasSettings(bodies);
        List<Instruction> instructions = new ArrayList<>();
        for (SqlCallback callback : ofOneEvent) {
            instructions.add(inItsTransaction(callback));
            instructions.add(new Call(callback));
            if (sets) {
                instructions.add(Plain.VERIFY);
            }
        }
        instructions.add(Plain.COMMIT);
        return new Program(List.of(), bodies, false, instructions);
    }

    /** All that is run for a step, in order. */
    private List<Body> bodies(Step step) {
        List<Body> bodies = new ArrayList<>(bodies(before(step)));
        bodies.add(step.body());
        bodies.addAll(bodies(after(step)));
        return bodies;
    }

    private static List<Body> bodies(List<SqlCallback> callbacks) {
        return callbacks.stream()
                .<Body>map(callback -> new Body.Script(callback.content(), Section.UP))
                .toList();
    }

    private List<SqlCallback> before(Step step) {
        return isApplied(step) && step.recovery() == null ? callbacks.beforeEach() : List.of();
    }

    private List<SqlCallback> after(Step step) {
        return isApplied(step) && !takesBack(step) ? callbacks.afterEach() : List.of();
    }

    /**
     * An undo that was left half-done is taken back by the migration, behind which they were run when it was applied.
     */
    private static boolean takesBack(Step step) {
        return step.recovery() != null && step.recovery().takesBack();
    }

    /** Nothing is run for one that is marked. */
    private static boolean isApplied(Step step) {
        return step.direction() == Direction.UP && !step.isMarked();
    }
}
