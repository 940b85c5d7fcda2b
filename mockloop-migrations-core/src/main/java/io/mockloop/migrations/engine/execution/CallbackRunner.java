package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.discovery.SqlCallback;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.exception.IntegrityException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs callbacks: each in a transaction of its own, or in that of a migration. */
final class CallbackRunner {

    private static final Logger logger = LoggerFactory.getLogger(CallbackRunner.class);

    private final RunContext context;

    CallbackRunner(RunContext context) {
        this.context = context;
    }

    /**
     * Runs those of one event around a run: in one transaction, where they can, and with a session of their own.
     *
     * @param left what a failure leaves, as a sentence
     */
    void aroundRun(List<SqlCallback> callbacks, String left) throws SQLException {
        if (callbacks.isEmpty()) {
            return;
        }
        try (PreparedSession session = PreparedSession.ofCallbacks(context, callbacks)) {
            for (int i = 0; i < callbacks.size(); i++) {
                logger.debug("Callback {}", callbacks.get(i).script());
                run(callbacks.get(i), session, i == callbacks.size() - 1, left);
            }
        }
    }

    private void run(SqlCallback callback, PreparedSession session, boolean commit, String left) {
        Position position = new Position(callback.script(), callback.content().statementCount(Section.UP));
        try {
            begin(callback.content());
            send(callback.content(), position);
            checkIntegrity(session, callback);
            if (commit) {
                position.atCommit();
                context.transactions().commit();
            }
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw failed(callback, position, e, left);
        }
    }

    private void begin(SqlScript script) throws SQLException {
        if (script.runsInTransaction(Section.UP)) {
            Pause.until(context.transactions()::tryBegin);
        } else {
            context.transactions().commit();
            context.transactions().leave();
        }
    }

    private void checkIntegrity(PreparedSession session, SqlCallback callback) throws SQLException {
        if (session.isHoisted()) {
            Optional<String> problem = context.rules().integrityProblem(context.connection());
            if (problem.isPresent()) {
                throw new IntegrityException(null, callback.script(), problem.get());
            }
        }
    }

    private RuntimeException failed(SqlCallback callback, Position position, Exception thrown, String left) {
        boolean undone = context.rules().undoesDdl() && callback.content().runsInTransaction(Section.UP);
        try {
            context.transactions().leave();
            context.historyRules()
                    .write(
                            context.connection(),
                            List.of(context.writer()
                                    .log(new Event(
                                            null,
                                            "Callback",
                                            MigrationType.EVENT,
                                            callback.script(),
                                            null,
                                            null,
                                            MigrationState.FAILED,
                                            null,
                                            Failures.forLog(thrown, position.place())))));
        } catch (SQLException e) {
            thrown.addSuppressed(e);
        }
        return Failures.ofCallback(thrown, callback.script(), position, context, left(position, thrown, undone) + left);
    }

    private String left(Position position, Exception thrown, boolean undone) {
        if (position.isAtCommit()
                && thrown instanceof SQLException sql
                && context.rules().leavesCommitOpen(sql)) {
            return "COMMIT was sent, but not confirmed: whether it went through is not known. ";
        }
        return undone
                ? "It was rolled back: nothing of it is left. "
                : "What its statements changed before that may have stayed. ";
    }

    /** Runs those around a migration that is no single transaction, each in one of its own. */
    void aroundJournalled(List<SqlCallback> callbacks, Attempt attempt) throws SQLException {
        for (SqlCallback callback : callbacks) {
            SqlScript script = callback.content();
            Position position = attempt.enter(callback.script(), script.statementCount(Section.UP));
            begin(script);
            try {
                send(script, position);
                position.atCommit();
                context.transactions().commit();
            } catch (SQLException | RuntimeException e) {
                rollback(e);
                throw e;
            }
        }
        attempt.enterBody();
    }

    /** Runs those around a migration in its transaction. */
    void within(List<SqlCallback> callbacks, Attempt attempt) throws SQLException {
        for (SqlCallback callback : callbacks) {
            SqlScript script = callback.content();
            send(script, attempt.enter(callback.script(), script.statementCount(Section.UP)));
        }
        if (!callbacks.isEmpty()) {
            attempt.enterBody();
        }
    }

    private void rollback(Exception first) {
        try {
            context.transactions().rollback();
            context.transactions().rollbackOfScript();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private void send(SqlScript script, Position position) throws SQLException {
        StatementSender sender = context.rules()
                .exactSender(
                        context.connection(),
                        context.cancellation(),
                        script.directives(Section.UP).timeout());
        int number = 0;
        try (ScriptStatements statements = script.statements(Section.UP)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                position.at(++number, next.line(), next.text());
                sender.send(next, () -> {});
            }
        }
        sender.finish(List.of());
    }
}
