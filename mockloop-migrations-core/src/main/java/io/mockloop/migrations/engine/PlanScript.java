package io.mockloop.migrations.engine;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Part;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.engine.discovery.Callbacks;
import io.mockloop.migrations.engine.discovery.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.Section;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes down what a run would send, in the order in which it would: each migration in its transaction, where it has
 * one, with what is set before it and put back behind it, and callbacks where they are run.
 */
final class PlanScript {

    private static final Remark NOT_SHOWN = new Remark(String.format(
            Locale.ROOT,
            "The statements from here on are not shown, since there are more than %,d characters of them.",
            Plans.MOST_CHARACTERS));

    private final Engine engine;
    private final Connection connection;
    private final Callbacks callbacks;
    private final Plans plans;
    private final Optional<String> begin;
    private final Map<SqlCallback, List<PlannedStatement>> shown = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Body> changing = new ArrayList<>();
    private boolean open;

    PlanScript(Engine engine, Connection connection, Callbacks callbacks) {
        this.engine = engine;
        this.connection = connection;
        this.callbacks = callbacks;
        this.plans = new Plans(engine.scripts().rules());
        this.begin = engine.execution().begin();
    }

    /**
     * The plan.
     *
     * @param together whether all steps are one transaction
     */
    MigrationPlan of(List<Step> steps, boolean together) throws SQLException {
        List<MigrationPlan.Step> planned = steps.stream().map(plans::step).toList();
        if (steps.isEmpty()) {
            parts.add(new Remark("Nothing to do."));
        }
        if (!steps.isEmpty() || callbacks.alwaysRun()) {
            aroundRun(callbacks.beforeRun());
            if (together) {
                hoist(steps);
            }
            for (int i = 0; i < steps.size(); i++) {
                step(steps.get(i), planned.get(i), together);
            }
            commit();
            putBack();
            if (steps.stream().anyMatch(step -> step.direction() == Direction.UP)) {
                aroundRun(callbacks.afterApplied());
            }
            aroundRun(callbacks.afterRun());
        }
        return new MigrationPlan(planned, parts);
    }

    private void aroundRun(List<SqlCallback> of) throws SQLException {
        for (SqlCallback callback : of) {
            parts.add(heading(callback));
            if (callback.content().runsInTransaction(Section.UP)) {
                begin();
            } else {
                commit();
            }
            callback(callback);
            changing.add(body(callback));
            if (callback == of.get(of.size() - 1)) {
                commit();
                putBack();
            }
            parts.add(Remark.NONE);
        }
    }

    private static Remark heading(SqlCallback callback) {
        return new Remark("CALLBACK " + callback.script());
    }

    private static Body body(SqlCallback callback) {
        return new Body.Script(callback.content(), Section.UP);
    }

    private void step(Step step, MigrationPlan.Step planned, boolean together) throws SQLException {
        parts.add(planned.heading());
        List<SqlCallback> before = step.direction() == Direction.UP ? callbacks.beforeEach() : List.of();
        List<SqlCallback> after = step.direction() == Direction.UP ? callbacks.afterEach() : List.of();
        boolean atomic = begin.isPresent() && step.body().isTransactional();
        if (atomic) {
            if (!together) {
                hoist(List.of(step));
            }
            if (!planned.statements().isEmpty() || !before.isEmpty() || !after.isEmpty()) {
                begin();
            }
        }
        before.forEach(callback -> aroundEach(callback, atomic));
        body(step, planned);
        after.forEach(callback -> aroundEach(callback, atomic));
        Stream.concat(before.stream(), after.stream()).map(PlanScript::body).forEach(changing::add);
        changing.add(step.body());
        if (!together) {
            commit();
            putBack();
        }
        parts.add(Remark.NONE);
    }

    private void body(Step step, MigrationPlan.Step planned) {
        if (planned.statements().isEmpty()) {
            parts.add(planned.withoutStatements());
        }
        int hoisted = Plans.before(step.body()).size();
        for (PlannedStatement statement :
                planned.statements().subList(hoisted, planned.statements().size())) {
            parts.add(planned.place(statement));
            parts.add(statement);
        }
        if (planned.statements().size() - hoisted < step.body().statementCount()) {
            parts.add(NOT_SHOWN);
        }
    }

    private void aroundEach(SqlCallback callback, boolean within) {
        parts.add(heading(callback));
        boolean ofItsOwn = !within && callback.content().runsInTransaction(Section.UP);
        if (ofItsOwn) {
            begin();
        }
        callback(callback);
        if (ofItsOwn) {
            commit();
        }
    }

    private void callback(SqlCallback callback) {
        List<PlannedStatement> statements = shown.computeIfAbsent(callback, each -> plans.statements(body(each)));
        for (PlannedStatement statement : statements) {
            parts.add(new Remark("%s:%d".formatted(callback.script(), statement.line())));
            parts.add(statement);
        }
    }

    /** What has no effect inside a transaction is set before it. */
    private void hoist(List<Step> steps) {
        for (Step step : steps) {
            for (PlannedStatement setting : Plans.before(step.body())) {
                parts.add(new Remark("%s:%d".formatted(step.body().name(), setting.line())));
                parts.add(setting);
            }
        }
    }

    private void begin() {
        if (!open && begin.isPresent()) {
            open = true;
            parts.add(new PlannedStatement(0, begin.get()));
        }
    }

    private void commit() {
        if (open) {
            open = false;
            parts.add(new PlannedStatement(0, "COMMIT"));
        }
    }

    private void putBack() throws SQLException {
        List<String> changes = changing.stream().flatMap(this::changes).toList();
        List<String> removals = changing.stream()
                .flatMap(body -> body instanceof Body.Script script
                        ? script.script().removals(script.section()).stream()
                        : Stream.empty())
                .toList();
        changing.clear();
        if (changes.isEmpty() && removals.isEmpty()) {
            return;
        }
        List<String> reset = engine.execution().sessionReset(connection, changes, removals);
        if (!reset.isEmpty()) {
            parts.add(new Remark("What this has changed in the session is put back."));
            reset.stream().distinct().forEach(each -> parts.add(new PlannedStatement(0, each)));
        }
    }

    private Stream<String> changes(Body body) {
        if (!(body instanceof Body.Script script)) {
            return Stream.empty();
        }
        boolean changes = script.script().changesSession(script.section())
                || !Plans.before(body).isEmpty();
        return changes
                ? plans.statements(body).stream()
                        .map(PlannedStatement::sql)
                        .filter(engine.scripts().rules()::changesSession)
                : Stream.empty();
    }
}
