package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.exception.RequirementException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.directive.Requirement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one section of a script. */
final class ScriptBody {

    private final RunContext context;
    private final Execution execution;
    private final Body.Script body;

    private ScriptBody(RunContext context, Execution execution, Body.Script body) {
        this.context = context;
        this.execution = execution;
        this.body = body;
    }

    /** The script of an running's step. */
    static ScriptBody of(RunContext context, RunningStep running) {
        return new ScriptBody(
                context, running.execution(), (Body.Script) running.step().body());
    }

    /** Asks what the script requires. */
    void checkRequirements(@Nullable Version version, Position position) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (Requirement requirement : body.script().directives(body.section()).requirements()) {
            position.at(0, requirement.line());
            if (!isMet(requirement)) {
                problems.add("%s (line %d)".formatted(requirement.message(), requirement.line()));
            }
        }
        if (!problems.isEmpty()) {
            throw RequirementException.notMet(version, body.script().name(), problems);
        }
    }

    /** A row is a yes, unless it is one value that says no: false, 0 or null. */
    private boolean isMet(Requirement requirement) throws SQLException {
        return PlainSql.query(
                        context.connection(),
                        requirement.query(),
                        row -> row.getMetaData().getColumnCount() > 1
                                ? Optional.of(true)
                                : Optional.of(isYes(row.getObject(1))))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(false);
    }

    private static boolean isYes(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        return value instanceof Number number ? number.doubleValue() != 0 : value != null;
    }

    /** Sends all statements; the sender may still hold some back. */
    void send(StatementSender sender, Position position, @Nullable Journal journal) throws SQLException {
        if (!sender.isExact()) {
            position.blur();
        }
        try (ScriptStatements statements = body.script().statements(body.section())) {
            for (int number = 1; sendNext(statements, number, sender, position, journal); number++) {
                // no statement is held while the next one is read: each may be large
            }
        }
    }

    private String label() {
        return "Migration " + (execution.version().isEmpty() ? execution.script() : execution.version());
    }

    private boolean sendNext(
            ScriptStatements statements,
            int number,
            StatementSender sender,
            Position position,
            @Nullable Journal journal)
            throws SQLException {
        SqlStatement next = statements.next();
        if (next == null) {
            return false;
        }
        position.at(number, next.line(), next.text());
        StatementSent sent = new StatementSent(number, next.line());
        Runnable begins = () -> context.listeners().tell(l -> l.beforeStatement(execution, sent));
        if (journal == null) {
            sender.send(next, begins);
        } else if (journal.commitsItself(next.kind())) {
            begins.run();
            journal.commit(number);
        } else {
            journal.before(number, next.kind());
            try {
                sender.send(next.withText(journal.writableAfter(next.text())), begins);
            } catch (SQLException e) {
                context.lookForIndexes(next.kind(), next.text(), label(), position.place(), e);
                throw e;
            }
            context.checkIndexes(next.kind(), next.text(), label(), position.place());
            journal.after(number, next.kind());
        }
        return true;
    }
}
