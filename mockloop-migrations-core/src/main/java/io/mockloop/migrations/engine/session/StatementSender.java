package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a script's statements in their order. */
public interface StatementSender {

    /**
     * Sends a statement, now or together with later ones.
     *
     * @param begins to be run when the database comes to the statement, as far as that can be told: of statements that
     *     are sent together, before the first, and for the others when all are answered
     */
    void send(SqlStatement statement, Runnable begins) throws SQLException;

    /**
     * Sends what has not been sent, and behind it the statements that write the history, in as few round trips as can
     * be.
     */
    void finish(List<String> history) throws SQLException;

    /**
     * Whether a failure is always that of the statement that was sent last; if it isn't, the caller rolls back and
     * sends all again one by one to find it.
     */
    boolean isExact();

    /** The statements that a failure can be of, if that is not always the last one; null if it is. */
    default @Nullable String unanswered() {
        return null;
    }
}
