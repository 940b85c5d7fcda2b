package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.engine.discovery.SqlCallback;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session around a transaction: settings that have no effect inside of one are made before it, and all that its
 * migrations changed is put back after it. Costs nothing where no migration can change the session.
 */
final class PreparedSession implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(PreparedSession.class);

    private final RunContext context;
    private final @Nullable SessionSnapshot snapshot;
    private final boolean hoisted;
    private final boolean several;
    private final List<String> removals;

    private PreparedSession(
            RunContext context,
            @Nullable SessionSnapshot snapshot,
            boolean hoisted,
            boolean several,
            List<String> removals) {
        this.removals = removals;
        this.context = context;
        this.snapshot = snapshot;
        this.hoisted = hoisted;
        this.several = several;
    }

    /** The session of migrations that are run together. */
    static PreparedSession of(RunContext context, List<Attempt> attempts) throws SQLException {
        List<Body> bodies =
                attempts.stream().flatMap(a -> bodies(context, a).stream()).toList();
        return of(context, bodies, attempts.size() > 1);
    }

    /** The session of callbacks around a run that belong to one event. */
    static PreparedSession ofCallbacks(RunContext context, List<SqlCallback> callbacks) throws SQLException {
        return of(context, bodies(callbacks), false);
    }

    private static List<Body> bodies(List<SqlCallback> callbacks) {
        return callbacks.stream()
                .<Body>map(each -> new Body.Script(each.content(), Section.UP))
                .toList();
    }

    /** All that is run for a migration, in order. */
    private static List<Body> bodies(RunContext context, Attempt attempt) {
        if (attempt.step().direction() == Direction.DOWN) {
            return List.of(attempt.step().body());
        }
        List<Body> bodies = new ArrayList<>(bodies(context.callbacks().beforeEach()));
        bodies.add(attempt.step().body());
        bodies.addAll(bodies(context.callbacks().afterEach()));
        return bodies;
    }

    private static PreparedSession of(RunContext context, List<Body> bodies, boolean several) throws SQLException {
        boolean changes = bodies.stream().anyMatch(PreparedSession::changesSession);
        SessionSnapshot snapshot = changes ? context.rules().captureSession(context.connection()) : null;
        List<SqlStatement> settings =
                bodies.stream().flatMap(body -> hoisted(body).stream()).toList();
        PreparedSession session =
                new PreparedSession(context, snapshot, !settings.isEmpty(), several, removals(bodies));
        for (SqlStatement setting : settings) {
            PlainSql.execute(context.connection(), setting.text());
        }
        return session;
    }

    private static List<String> removals(List<Body> bodies) {
        return bodies.stream()
                .flatMap(body -> body instanceof Body.Script sql
                        ? sql.script().removals(sql.section()).stream()
                        : Stream.empty())
                .toList();
    }

    private static List<SqlStatement> hoisted(Body body) {
        return body instanceof Body.Script sql && body.isTransactional()
                ? sql.script().hoisted(sql.section())
                : List.of();
    }

    private static boolean changesSession(Body body) {
        return !(body instanceof Body.Script sql)
                || sql.script().changesSession(sql.section())
                || !hoisted(body).isEmpty();
    }

    boolean isHoisted() {
        return hoisted;
    }

    /** Where one transaction holds several migrations, the next one begins with the session of the first. */
    void restoreBetween(Attempt attempt) throws SQLException {
        if (several
                && !hoisted
                && snapshot != null
                && bodies(context, attempt).stream().anyMatch(PreparedSession::changesSession)) {
            snapshot.restore();
        }
    }

    /** Statements that let the history be written, whatever the migrations did to the session. */
    List<String> beforeHistory() {
        return snapshot == null ? List.of() : snapshot.beforeHistory();
    }

    /** A session that cannot be restored is not used any more, and not given back to a pool. */
    @Override
    public void close() {
        if (snapshot == null && removals.isEmpty()) {
            return;
        }
        try {
            context.transactions().leave();
            for (String removal : removals) {
                remove(removal);
            }
            if (snapshot != null) {
                snapshot.restore();
            }
        } catch (SQLException e) {
            context.giveUpConnection(e);
        }
    }

    private void remove(String removal) {
        try {
            PlainSql.execute(context.connection(), removal);
        } catch (SQLException e) {
            logger.debug("There is nothing left for {}", removal, e);
        }
    }
}
