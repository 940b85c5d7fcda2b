package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.ClientCommand;
import io.mockloop.migrations.MigrationPlan.Part;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Remark;
import io.mockloop.migrations.MigrationPlan.RowsLeft;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.SqlRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what the programs of a run would send, as a script for the database's own client. */
public final class PlanText {

    private final SqlRules sql;
    private final Rules rules;
    private final DdlRules ddl;
    private final Connection connection;

    /** How a database's own client is told what a run does by its driver. */
    public interface Rules {

        /** Whether a transaction undoes schema changes, too. */
        boolean undoesDdl();

        /** The statement that begins a migration's transaction; empty if schema changes end it. */
        default Optional<String> begin() {
            return Optional.empty();
        }

        /**
         * Statements that make a session that is like this connection's what it was.
         *
         * @param changes the statements that have changed it
         * @param removals what removes what they leave in it; one that has nothing to remove may fail
         */
        default List<String> sessionReset(Connection connection, List<String> changes, List<String> removals)
                throws SQLException {
            return List.of();
        }

        /** Commands of the client's own without which it doesn't take what the driver does. */
        default List<ClientCommand> allowing(List<PlannedStatement> statements) {
            return List.of();
        }
    }

    /** One for a database. */
    public PlanText(SqlRules sql, Rules rules, DdlRules ddl, Connection connection) {
        this.sql = sql;
        this.rules = rules;
        this.ddl = ddl;
        this.connection = connection;
    }

    /**
     * The plan.
     *
     * @param rowsFirst what is gone through before the steps
     * @param together whether all steps are one transaction
     */
    public MigrationPlan of(List<Step> steps, List<RowsLeft> rowsFirst, boolean together, Callbacks callbacks)
            throws SQLException {
        Plans plans = new Plans(sql);
        List<MigrationPlan.Step> planned = steps.stream().map(plans::step).toList();
        List<Part> parts =
                new ArrayList<>(rowsFirst.stream().map(RowsLeft::remark).toList());
        if (steps.isEmpty() && rowsFirst.isEmpty()) {
            parts.add(new Remark("Nothing to do."));
        }
        ForeseenChanges foreseen = new ForeseenChanges(ddl, sql.lexical(), connection);
        int shown = 0;
        for (Program program : new Programs(callbacks, rules.undoesDdl()).ofRun(steps, together)) {
            List<MigrationPlan.Step> its =
                    planned.subList(shown, shown + program.steps().size());
            shown += its.size();
            parts.addAll(new ProgramText(program, its, plans, rules.begin(), foreseen).write());
            List<String> reset = reset(program, plans);
            if (!reset.isEmpty()) {
                parts.add(new Remark("What this has changed in the session is put back."));
                reset.stream().distinct().forEach(each -> parts.add(new PlannedStatement(0, each)));
            }
            if (program.steps().size() < 2) {
                parts.add(Remark.NONE);
            }
        }
        List<ClientCommand> allowing = rules.allowing(statements(parts));
        parts.addAll(0, allowing);
        if (!allowing.isEmpty()) {
            parts.add(0, new Remark("Without this the database's own client doesn't take what follows."));
        }
        return new MigrationPlan(planned, rowsFirst, parts);
    }

    private static List<PlannedStatement> statements(List<Part> parts) {
        return parts.stream()
                .filter(PlannedStatement.class::isInstance)
                .map(PlannedStatement.class::cast)
                .toList();
    }

    private List<String> reset(Program program, Plans plans) throws SQLException {
        List<String> changes = program.bodies().stream()
                .filter(body -> body instanceof Body.Script && body.changesSession())
                .flatMap(body -> plans.statements(body).stream())
                .map(PlannedStatement::sql)
                .filter(sql::changesSession)
                .toList();
        List<String> removals = program.removals();
        return changes.isEmpty() && removals.isEmpty() ? List.of() : rules.sessionReset(connection, changes, removals);
    }
}
