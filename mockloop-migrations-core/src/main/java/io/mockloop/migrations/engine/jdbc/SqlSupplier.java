package io.mockloop.migrations.engine.jdbc;

import java.sql.SQLException;

/**
 * Gives a value by way of the database.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface SqlSupplier<T> {

    /** The value. */
    T get() throws SQLException;
}
