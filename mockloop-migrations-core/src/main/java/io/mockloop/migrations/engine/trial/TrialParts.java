package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What a test of migrations takes of a manager. */
public interface TrialParts {

    /** Leads to the manager's database. */
    DataSource dataSource();

    /**
     * A manager with the same migrations and settings for another database, of which no listener is told.
     *
     * @param wanted which of the migrations, by their scripts; callbacks are all there
     * @param more folders of migrations beside the locations
     */
    MigrationManager managerOf(DataSource other, Predicate<String> wanted, List<Path> more);

    /** How a connection's database has others beside it. */
    ThrowAwayRules throwAways(Connection connection) throws SQLException;

    /** How a connection's catalog is read. */
    SchemaReader schemas(Connection connection) throws SQLException;

    /** The statements of a script, as a connection's database takes it apart. */
    List<String> statements(Connection connection, String script) throws SQLException;

    /** The tables of the history. */
    Predicate<ObjectId> ownTables();
}
