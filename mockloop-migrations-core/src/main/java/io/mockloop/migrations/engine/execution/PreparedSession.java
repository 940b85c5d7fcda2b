package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
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

    static PreparedSession of(RunContext context, List<Attempt> attempts) throws SQLException {
        boolean changes =
                attempts.stream().anyMatch(a -> changesSession(a.step().body()));
        SessionSnapshot snapshot = changes ? context.rules().captureSession(context.connection()) : null;
        List<SqlStatement> settings = attempts.stream()
                .flatMap(a -> hoisted(a.step().body()).stream())
                .toList();
        PreparedSession session =
                new PreparedSession(context, snapshot, !settings.isEmpty(), attempts.size() > 1, removals(attempts));
        for (SqlStatement setting : settings) {
            PlainSql.execute(context.connection(), setting.text());
        }
        return session;
    }

    private static List<String> removals(List<Attempt> attempts) {
        return attempts.stream()
                .map(a -> a.step().body())
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
                && changesSession(attempt.step().body())) {
            snapshot.restore();
        }
    }

    /** Statements that let the history be written, whatever the migrations did to the session. */
    List<String> beforeHistory(Attempt attempt) {
        return snapshot != null && changesSession(attempt.step().body()) ? snapshot.beforeHistory() : List.of();
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
