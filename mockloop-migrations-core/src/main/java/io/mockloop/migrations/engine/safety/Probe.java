package io.mockloop.migrations.engine.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.Cancellation.TimedOutException;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a database for as long as there is time, and collects what it finds. Nothing that cannot be looked at keeps
 * the rest from being looked at.
 */
public final class Probe {

    private final Connection connection;
    private final Cancellation cancellation;
    private final Duration budget;
    private final long end;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    /** A part of it. */
    @FunctionalInterface
    public interface Look {
        /** Looks. */
        void look() throws SQLException;
    }

    /**
     * From here on.
     *
     * @param connection changed in nothing; its transaction, if it is in one, goes on
     * @param budget how long it may take
     */
    Probe(Connection connection, Cancellation cancellation, Duration budget) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.budget = budget;
        this.end = System.nanoTime() + budget.toNanos();
    }

    /**
     * Looks at something.
     *
     * @param what as it is told if there is no time for it
     * @throws SQLException if the run was cancelled, or the connection is of no use any more
     */
    public void at(String what, Look look) throws SQLException {
        if (left().isZero()) {
            unseen.add(what);
            return;
        }
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try {
            look.look();
        } catch (TimedOutException e) {
            unseen.add(what);
            goBack(before);
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw e;
            }
            goBack(before);
            warning(
                    "SAFETY_UNSEEN",
                    null,
                    null,
                    Message.of("%s: %s", what, DriverWords.of(e).text()));
        }
        if (before != null) {
            connection.releaseSavepoint(before);
        }
    }

    private void goBack(@Nullable Savepoint before) throws SQLException {
        if (before != null) {
            connection.rollback(before);
        }
    }

    /** A timer counts in milliseconds. */
    private Duration left() {
        long millis = (end - System.nanoTime()) / 1_000_000;
        return Duration.ofMillis(Math.max(0, millis));
    }

    /** Sends a query, and reads it to its end, for no longer than there is time. */
    public <T> List<T> query(String sql, SqlFunction<ResultSet, T> mapper) throws SQLException {
        try (Statement statement = PlainSql.open(connection)) {
            return cancellation.send(statement, left(), () -> {
                List<T> result = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        result.add(mapper.apply(rows));
                    }
                }
                return result;
            });
        }
    }

    /** Where to look at what a query doesn't tell. */
    public Connection connection() {
        return connection;
    }

    /** Something is wrong with an object. */
    public void problem(String code, @Nullable String kind, @Nullable String object, Message text) {
        problems.add(new Problem(code, null, null, text, kind, object));
    }

    /** Something is to be known of an object. */
    public void warning(String code, @Nullable String kind, @Nullable String object, Message text) {
        warnings.add(new Problem(code, null, null, text, kind, object));
    }

    /** What was found, and what there was no time for. */
    ValidationResult result() {
        List<Problem> told = new ArrayList<>(warnings);
        if (!unseen.isEmpty()) {
            told.add(new Problem(
                    "SAFETY_TIME",
                    null,
                    null,
                    "The %s for looking at the database were used up before these were looked at to their end: %s"
                            .formatted(TimeInWords.of(budget), String.join(", ", unseen))));
        }
        return new ValidationResult(problems, told);
    }
}
