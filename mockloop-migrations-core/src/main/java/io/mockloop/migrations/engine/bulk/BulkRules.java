package io.mockloop.migrations.engine.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database takes many rows at once. */
public interface BulkRules {

    /**
     * Opens what writes on one connection. It may keep what it has learnt of tables, and so is to be opened anew when
     * they were changed.
     */
    Writer open(Connection connection);

    /** Writes on one connection. */
    @FunctionalInterface
    interface Writer {

        /**
         * What is to be sent for a write that has rows, in this order: as little as the database and its driver allow.
         *
         * @throws IllegalArgumentException if the database has no such column, or cannot take a value
         */
        List<BulkStatement> statements(BulkWrite write) throws SQLException;
    }
}
