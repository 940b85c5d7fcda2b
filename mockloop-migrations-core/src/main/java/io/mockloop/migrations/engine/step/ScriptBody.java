package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery.Shown;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.engine.watch.LockRetries;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.RequirementException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.directive.Requirement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one section of a script. */
final class ScriptBody {

    private final RunContext context;
    private final RunningStep running;
    private final Body.Script body;

    /** The script of a step that has one. */
    ScriptBody(RunContext context, RunningStep running) {
        this.context = context;
        this.running = running;
        this.body = (Body.Script) running.step().body();
    }

    /** Sends the statements of a callback, each waited for. */
    static void send(SqlCallback callback, Position position, RunContext context) throws SQLException {
        SqlScript script = callback.content();
        boolean undone = context.rules().undoesDdl() && script.runsInTransaction(Section.UP);
        StatementSender sender = context.rules()
                .exactSender(context.sending(script.directives(Section.UP).timeout(), undone));
        int number = 0;
        try (ScriptStatements statements = script.statements(Section.UP)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                position.at(++number, next.line(), next.text());
                send(next, sender, undone ? null : callback, position.place(), context);
            }
        }
        sender.finish(List.of());
    }

    /**
     * Sends one statement of a callback.
     *
     * @param alone the callback, if no transaction undoes the statement with those before it; else null
     */
    private static void send(
            SqlStatement statement,
            StatementSender sender,
            @Nullable SqlCallback alone,
            Place place,
            RunContext context)
            throws SQLException {
        if (alone == null) {
            sender.send(statement, () -> {});
            return;
        }
        boolean isAlone = statement.copyData() == null
                && !(context.rules().undoesDdl() && alone.content().ownTransactionLine(Section.UP) > 0);
        new LockRetries(context, "Callback " + alone.script(), false).send(statement.text(), place, isAlone, () -> {
            sender.send(statement, () -> {});
            return true;
        });
    }

    /** How long each statement may take; null if that is not said. */
    @Nullable Duration timeout() {
        return body.script().directives(body.section()).timeout();
    }

    /** Asks what the script requires. */
    void checkRequirements() throws SQLException {
        List<String> problems = new ArrayList<>();
        for (Requirement requirement : body.script().directives(body.section()).requirements()) {
            running.position().at(0, requirement.line());
            if (!isMet(requirement)) {
                problems.add("%s (line %d)".formatted(requirement.message(), requirement.line()));
            }
        }
        if (!problems.isEmpty()) {
            throw RequirementException.notMet(
                    running.step().version(), body.script().name(), problems);
        }
    }

    /** A row is a yes, unless it is one value that says no: false, 0 or null. */
    private boolean isMet(Requirement requirement) throws SQLException {
        try (Statement statement = PlainSql.open(context.connection())) {
            return context.cancellation().send(statement, context.limits().timeout(timeout()), () -> {
                try (ResultSet rows = statement.executeQuery(requirement.query())) {
                    return rows.next() && (rows.getMetaData().getColumnCount() > 1 || isYes(rows.getObject(1)));
                }
            });
        }
    }

    private static boolean isYes(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        return value instanceof Number number ? number.doubleValue() != 0 : value != null;
    }

    /** Sends all statements; the sender may still hold some back. */
    void send(StatementSender sender, @Nullable Journal journal) throws SQLException {
        if (!sender.isExact()) {
            running.position().blur();
        }
        try (ScriptStatements statements = body.script().statements(body.section())) {
            for (int number = 1; sendNext(statements, number, sender, journal); number++) {
                // no statement is held while the next one is read: each may be large
            }
        }
    }

    private boolean sendNext(ScriptStatements statements, int number, StatementSender sender, @Nullable Journal journal)
            throws SQLException {
        SqlStatement next = statements.next();
        if (next == null) {
            return false;
        }
        running.position().at(number, next.line(), next.text());
        if (journal != null && journal.isDone(number, next.text(), "", () -> shown(next))) {
            setAgain(next, sender);
            return true;
        }
        StatementSent sent = new StatementSent(number, next.line());
        Runnable begins = () -> context.listeners().tell(l -> l.beforeStatement(running.execution(), sent));
        if (journal == null) {
            send(next, sender, begins);
            return true;
        }
        sendNoted(next, number, sender, journal, begins);
        return true;
    }

    /** A change of the schema may be several statements, or none, by what is there. */
    private void send(SqlStatement next, StatementSender sender, Runnable begins) throws SQLException {
        if (!body.script().isOfChanges()) {
            sender.send(next, begins);
            return;
        }
        begins.run();
        DdlRules ddl = context.engine().ddl();
        try {
            for (String text : ddl.asSent(context.connection(), next.text())) {
                sender.send(next.withText(text), () -> {});
            }
        } catch (SQLException e) {
            throw ddl.inNamesOf(next.text(), e);
        }
    }

    private void sendNoted(SqlStatement next, int number, StatementSender sender, Journal journal, Runnable begins)
            throws SQLException {
        journal.next(next.text(), "");
        if (journal.commitsItself(next.kind())) {
            begins.run();
            journal.commit(number);
        } else {
            String migration = "Migration " + running.step().label();
            Place place = running.position().place();
            journal.before(number, next.kind());
            boolean isAlone = !journal.isInOwnTransaction() && next.copyData() == null;
            LockRetries retries = new LockRetries(context, migration, false).afterAnother(journal.isInDoubt(number));
            try {
                retries.send(next.text(), place, isAlone, () -> {
                    send(
                            next.withText(journal.writableAfter(next.text())),
                            sender,
                            retries.hasBegun() ? () -> {} : begins);
                    return number;
                });
            } catch (SQLException e) {
                context.lookForIndexes(next.kind(), next.text(), migration, place, e);
                if (!journal.passesOver(e, next.text(), place, body.script().isOfChanges())) {
                    throw e;
                }
            }
            context.checkIndexes(next.kind(), next.text(), migration, place);
            journal.after(number, next.kind());
        }
    }

    /** Its text may hold secrets. */
    private Shown shown(SqlStatement statement) {
        return new Shown("%s:%s".formatted(body.script().name(), statement.line()), "");
    }

    /** A session of its own has lost what the one that did the statement had set. */
    private void setAgain(SqlStatement done, StatementSender sender) throws SQLException {
        if (context.engine().scripts().rules().setsSession(done.text())) {
            sender.send(done, () -> {});
        }
    }
}
