package io.mockloop.migrations.engine.safety;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How a database tells what makes changes unsafe: the role that a dialect has. Nothing is changed. */
public interface SafetyRules {

    /** Looks for constraints and indexes that don't hold. */
    void constraints(Probe probe) throws SQLException;

    /** Looks for rows whose foreign keys lead nowhere, in what is small first. */
    void dataIntegrity(Probe probe) throws SQLException;

    /**
     * Looks whether the user may do what is going to be done.
     *
     * @param needed none if that isn't known
     */
    void rights(List<NeededRight> needed, Probe probe) throws SQLException;

    /** How large the database is, in bytes, roughly. */
    long size(Probe probe) throws SQLException;

    /** The file that it is; none for a server's, and for one in memory. */
    Optional<Path> file(Connection connection) throws SQLException;
}
