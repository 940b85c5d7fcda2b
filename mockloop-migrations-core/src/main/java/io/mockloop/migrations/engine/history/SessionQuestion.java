package io.mockloop.migrations.engine.history;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a database asks of a session once, as no driver tells it. The query by which {@link HistoryReader} begins asks
 * it along, so that it costs no round trip; whoever needs the answer before that must ask by itself.
 */
public interface SessionQuestion {

    /** What is asked, in SQL. */
    String expression();

    /**
     * Takes the answer.
     *
     * @param answer as text
     * @param connection to the session that has answered
     */
    void answered(String answer, Connection connection) throws SQLException;
}
