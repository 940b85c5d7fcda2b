package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.engine.snapshot.Structure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** How a database has others beside it that are thrown away, and what of it isn't in its {@link Structure}. */
public interface ThrowAwayRules {

    /**
     * Creates an empty one next to the given one, whose rows and history stay as they are. Those that a test has left
     * which isn't alive any more are removed.
     *
     * @throws TrialProblem if that cannot be, with the reason
     */
    ThrowAwayDatabase create(DataSource given) throws TrialProblem, SQLException;

    /** Removes all that is in a database that was named for tests. */
    void empty(Connection connection) throws SQLException;

    /** Where its sequences and the numbers of its columns have come to. */
    List<Counter> counters(Connection connection) throws SQLException;

    /**
     * The statements that make its schemas as far as what is in them doesn't tell: the empty ones, and what was said of
     * one. The session's own is there without them.
     */
    default List<String> schemas(Connection connection) throws SQLException {
        return List.of();
    }

    /** A structure without what a right undo cannot bring back here. */
    default Structure comparable(Structure structure) {
        return structure;
    }
}
