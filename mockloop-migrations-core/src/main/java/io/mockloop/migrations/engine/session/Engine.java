package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.backup.Backups;
import io.mockloop.migrations.engine.batch.LoadRules;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.discovery.MigrationScanner;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.lock.LockName;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.lock.MigrationLock;
import io.mockloop.migrations.engine.safety.SafetyRules;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.settings.DataPace;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What one call of the manager works with: a connection, and the parts for the database that it leads to.
 *
 * @param connection borrowed for the call
 * @param database which database it is
 * @param product its product and version, such as {@code PostgreSQL 18.6}, for messages
 * @param execution how it runs migrations
 * @param history how it keeps the history
 * @param locks how it locks
 * @param ddl how it says changes of a schema
 * @param bulk how it takes many rows at once
 * @param pages how it goes through rows by their key
 * @param load how hard it is at work
 * @param schemas reads the structure of its schemas
 * @param safety tells what makes changes of it unsafe
 * @param schemaWriter writes it as SQL
 * @param schemaFixer leads a schema back to another structure
 * @param pace how fast it goes through them
 * @param reader reads the history
 * @param scripts how scripts are read
 * @param scanner finds migrations
 * @param listeners are told
 * @param backups its backups
 * @param dataSources for which a Java migration's connection is found
 * @param another the same for another connection
 */
public record Engine(
        Connection connection,
        Database database,
        String product,
        ExecutionRules execution,
        HistoryRules history,
        LockRules locks,
        DdlRules ddl,
        BulkRules bulk,
        PageRules pages,
        LoadRules load,
        SchemaReader schemas,
        SafetyRules safety,
        SchemaWriter schemaWriter,
        SchemaFixer schemaFixer,
        DataPace pace,
        HistoryReader reader,
        ScriptSettings scripts,
        MigrationScanner scanner,
        Listeners listeners,
        Backups backups,
        SharedDataSources dataSources,
        SqlFunction<Connection, Engine> another) {

    /** Where its connections come from. */
    public DataSource pool() {
        return dataSources.own();
    }

    /** Reads the history. */
    public History read() throws SQLException {
        return reader.read(connection);
    }

    /**
     * The tables of a history with their schema: statements that name it hold whatever a migration does to the session.
     */
    public HistoryNames names(History read) throws SQLException {
        return withSchema(read.names());
    }

    /** The same, whatever the tables are like. */
    public HistoryNames names() throws SQLException {
        return withSchema(reader.names());
    }

    private HistoryNames withSchema(HistoryNames names) throws SQLException {
        return names.schema() != null ? names : names.in(history.currentSchema(connection));
    }

    /**
     * The lock on a history, not taken yet.
     *
     * @param outlivesTransactions whether it must hold while no transaction is open
     */
    public MigrationLock lock(HistoryNames names, boolean outlivesTransactions) throws SQLException {
        return locks.open(
                connection, new LockName(String.valueOf(names.schema()), names.table(), false), outlivesTransactions);
    }

    /** The lock of who goes through rows in the background, not taken yet. */
    public MigrationLock lockOfRows(HistoryNames names) throws SQLException {
        return locks.open(connection, new LockName(String.valueOf(names.schema()), names.table(), true), true);
    }

    /**
     * Lends the connection to what needs it in auto-commit, with transactions of its own; it is as before afterwards.
     */
    public <T> T inTransactions(SqlFunction<Transactions, T> use) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Transactions transactions = execution.transactions(connection)) {
            return use.apply(transactions);
        } finally {
            if (!autoCommit && !connection.isClosed()) {
                connection.setAutoCommit(false);
            }
        }
    }
}
