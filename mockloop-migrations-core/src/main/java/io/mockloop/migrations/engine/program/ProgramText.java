package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Part;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Instruction.Call;
import io.mockloop.migrations.engine.program.Instruction.Plain;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes down one program, with what is set before it. */
final class ProgramText {

    private static final Remark NOT_SHOWN = new Remark(String.format(
            Locale.ROOT,
            "The statements from here on are not shown, since there are more than %,d characters of them.",
            Plans.MOST_CHARACTERS));

    private static final Remark NO_CHANGE =
            new Remark("No statements: this database needs none for these changes of the schema.");

    private final Program program;
    private final List<MigrationPlan.Step> steps;
    private final Plans plans;
    private final Optional<String> begin;
    private final ForeseenChanges foreseen;
    private final List<Part> parts = new ArrayList<>();
    private int announced;
    private int called;
    /** Whether a transaction has begun: that is written before the first statement of it. */
    private boolean begun;

    private boolean open;

    /**
     * One that is used once.
     *
     * @param steps its steps as people see them
     * @param begin what begins a transaction; empty if there are none
     * @param foreseen what its statements are as they are sent
     */
    ProgramText(
            Program program,
            List<MigrationPlan.Step> steps,
            Plans plans,
            Optional<String> begin,
            ForeseenChanges foreseen) {
        this.program = program;
        this.steps = steps;
        this.plans = plans;
        this.begin = begin;
        this.foreseen = foreseen;
    }

    List<Part> write() throws SQLException {
        if (!isOfSeveral()) {
            steps.forEach(step -> parts.addAll(step.heading()));
        }
        program.bodies().forEach(this::set);
        for (Instruction instruction : program.instructions()) {
            read(instruction);
        }
        return parts;
    }

    private boolean isOfSeveral() {
        return steps.size() > 1;
    }

    /** What has no effect inside a transaction is set before it. */
    private void set(Body body) {
        for (PlannedStatement setting : Plans.before(body)) {
            parts.add(new Remark("%s:%s".formatted(body.name(), setting.line())));
            parts.add(setting);
        }
    }

    private void read(Instruction instruction) throws SQLException {
        if (instruction instanceof Call call) {
            call(call.callback());
            return;
        }
        switch ((Plain) instruction) {
            case BEGIN_AS_PLANNED, BEGIN -> begun = begin.isPresent();
            case LEAVE, COMMIT -> close();
            case ANNOUNCE -> announce();
            case START -> start();
            case RUN -> run();
            case END -> {
                if (isOfSeveral()) {
                    parts.add(Remark.NONE);
                }
            }
            case RUN_BATCHES -> runInRanges();
            case REQUIRE, NOTE, VERIFY, RECORD -> {} // done by the run alone
            case MAKE_CHECKPOINTS, FIND_CHECKPOINTS, CLEAR_CHECKPOINTS -> {} // so is what rows need
            case RESET -> {} // the session as a whole is put back behind the last step
        }
    }

    private void open() {
        if (begun && !open) {
            open = true;
            parts.add(new PlannedStatement(0, begin.orElseThrow()));
        }
    }

    private void close() {
        if (open) {
            parts.add(new PlannedStatement(0, "COMMIT"));
        }
        open = false;
        begun = false;
    }

    private void announce() {
        if (isOfSeveral()) {
            parts.addAll(steps.get(announced).heading());
        }
        announced++;
    }

    private void start() {
        boolean calls = !program.callbacks().isEmpty();
        if (program.isAtomic() && (calls || !planned().statements().isEmpty())) {
            open();
        }
    }

    private MigrationPlan.Step planned() {
        return steps.get(announced - 1);
    }

    private void call(SqlCallback callback) {
        if (steps.isEmpty() && called > 0) {
            parts.add(Remark.NONE);
        }
        called++;
        parts.add(new Remark("CALLBACK " + callback.script()));
        open();
        Body body = new Body.Script(callback.content(), Section.UP);
        List<PlannedStatement> statements = plans.statements(body);
        for (PlannedStatement statement : statements.subList(body.settings().size(), statements.size())) {
            parts.add(new Remark("%s:%s".formatted(callback.script(), statement.line())));
            parts.add(statement);
            foreseen.pass(statement, false);
        }
    }

    private void run() throws SQLException {
        MigrationPlan.Step planned = planned();
        Step step = program.steps().get(announced - 1);
        if (planned.statements().isEmpty() && planned.note() == null) {
            parts.add(isOfChanges(step.body()) ? NO_CHANGE : planned.withoutStatements());
        }
        if (step.body() instanceof Body.Script script) {
            run(script, planned);
        } else if (!(step.body() instanceof Body.Nothing)) {
            foreseen.passUnknown();
        }
    }

    /** Nobody knows the keys before; the database's own client takes no names for them. */
    private void runInRanges() {
        MigrationPlan.Step planned = planned();
        for (PlannedStatement statement : planned.statements()) {
            parts.add(planned.place(statement));
            parts.add(new Remark(statement.sql()));
            foreseen.pass(statement, false);
        }
    }

    private static boolean isOfChanges(Body body) {
        return body instanceof Body.Script script && script.script().isOfChanges();
    }

    private void run(Body.Script body, MigrationPlan.Step planned) throws SQLException {
        List<String> set = program.settings().stream().map(SqlStatement::text).toList();
        int settings = body.settings().size();
        List<PlannedStatement> statements =
                planned.statements().subList(settings, planned.statements().size());
        for (PlannedStatement statement : statements) {
            parts.add(planned.place(statement));
            parts.addAll(foreseen.shown(statement, body, set));
        }
        if (statements.size() < body.statementCount()) {
            parts.add(NOT_SHOWN);
            foreseen.passUnknown();
        }
    }
}
