package io.mockloop.migrations.engine.jdbc;

import java.sql.SQLException;

/**
 * Makes a value out of something of JDBC's: a connection, or the row that a result set stands on.
 *
 * @param <T> what it is made out of
 * @param <R> the value
 */
@FunctionalInterface
public interface SqlFunction<T, R> {

    /** The value. */
    R apply(T from) throws SQLException;
}
