package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.run.Goal.Work;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.SQLException;

/**
 * What is to be done on a history.
 *
 * <p>Planning may ask the database for more than the rows, as for stored ways back and the log. Without the lock
 * another process may have gone on by then, so that the rows and the rest don't fit together: a refusal counts only
 * where the history is still the one that was planned on.
 *
 * @param history the history that was planned on
 * @param work what is to be done
 */
public record Planned(History history, Work work) {

    /** Reads the history. */
    @FunctionalInterface
    public interface Reading {
        /** The history as it is now. */
        History read() throws SQLException;
    }

    /**
     * Plans.
     *
     * @param first the history as it was read last
     * @param done how many steps this run has done before
     * @throws MigrationException if the goal cannot or may not be reached
     */
    public static Planned on(History first, Reading reading, Goal goal, int done) throws SQLException {
        History history = first;
        while (true) {
            try {
                return new Planned(history, goal.on(history, done));
            } catch (MigrationException refusal) {
                History now = again(reading, refusal);
                if (now.isSameAs(history)) {
                    throw refusal;
                }
                history = now;
            }
        }
    }

    private static History again(Reading reading, MigrationException refusal) {
        try {
            return reading.read();
        } catch (SQLException e) {
            refusal.addSuppressed(e);
            throw refusal;
        }
    }
}
