package io.mockloop.migrations.engine.snapshot;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads the structure of a schema out of its database's catalog: the role that a dialect has. */
@FunctionalInterface
public interface SchemaReader {

    /** How much of a database is meant. */
    enum Scope {
        /** What a name without a schema can lead to in this session. */
        SESSION,
        /** All but the server's own. */
        DATABASE
    }

    /**
     * Reads it in a number of queries that doesn't depend on how large it is, a dozen at most. What belongs to an
     * extension is no part of it.
     *
     * @param connection changed in nothing; its transaction, if it is in one, goes on
     */
    Structure read(Connection connection, Scope scope) throws SQLException;
}
