package io.mockloop.migrations.engine.trial;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that is there for a test alone. */
public interface ThrowAwayDatabase {

    /** Its name; of a file, its path. */
    String name();

    /** Leads to it, with the given database's user. */
    DataSource dataSource();

    /** Removes it, with all that others are at in it. To do so again does nothing. */
    void remove() throws SQLException;
}
