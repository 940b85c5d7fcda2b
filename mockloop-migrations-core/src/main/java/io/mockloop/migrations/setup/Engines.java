package io.mockloop.migrations.setup;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.engine.Connections;
import io.mockloop.migrations.engine.backup.BackupSettings;
import io.mockloop.migrations.engine.backup.Backups;
import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.discovery.DiscoverySettings;
import io.mockloop.migrations.engine.discovery.MigrationScanner;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.run.RecoveryOrder;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.engine.session.StatementLimits;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.settings.DataPace;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.sql.ScriptSettings;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Chooses the parts for the database that a connection leads to. */
record Engines(
        String manager,
        HistoryNames names,
        DiscoverySettings discovery,
        Map<String, String> placeholders,
        Set<String> secretPlaceholders,
        boolean placeholderReplacement,
        Charset encoding,
        BackupSettings backups,
        DataPace pace,
        Listeners listeners,
        SharedDataSources dataSources)
        implements SqlFunction<Connection, Engine> {

    /** A manager with what a builder has been told until now. */
    static MigrationManager manager(MigrationManagerBuilder told, Listeners listeners, SharedDataSources dataSources) {
        Connections connections = new Connections(dataSources, told.connectRetries, told.connectRetryInterval);
        listeners.tell(listener -> listener.addedTo(told.name));
        return new Trials(of(told, listeners, dataSources), policy(told), runs(told)).manager(connections);
    }

    /** With what a builder has been told until now. */
    static Engines of(MigrationManagerBuilder told, Listeners listeners, SharedDataSources dataSources) {
        DiscoverySettings discovery = new DiscoverySettings(
                told.locations == null ? List.of(told.defaultLocation) : told.locations,
                told.locations != null,
                told.javaPackages,
                told.javaMigrations,
                told.classLoader == null ? classLoaderOfThread() : told.classLoader);
        return new Engines(
                told.name,
                new HistoryNames(told.schema, told.table),
                discovery,
                Map.copyOf(told.placeholders),
                Set.copyOf(told.secretPlaceholders),
                told.placeholderReplacement,
                told.encoding,
                new BackupSettings(
                        told.backupMode,
                        told.backupDirectory,
                        told.backupKeep,
                        told.backupToolPath,
                        told.backupTimeout,
                        told.lockTimeout,
                        told.backupProvider),
                told.dataPace,
                listeners,
                dataSources);
    }

    /** What is planned by. */
    static PlanPolicy policy(MigrationManagerBuilder told) {
        return new PlanPolicy(
                told.outOfOrder,
                told.onFuture,
                told.rollbackFrom,
                told.onMissing,
                told.requireDown,
                told.dataPace.execution(),
                told.target);
    }

    /** How runs go. */
    static RunSettings runs(MigrationManagerBuilder told) {
        return new RunSettings(
                told.name,
                told.transaction == TransactionScope.ALL,
                told.lockTimeout,
                new StatementLimits(told.ddlLockTimeout, told.ddlRetries, told.statementTimeout),
                told.baselineOnMigrate ? told.baselineVersion : null,
                new RecoveryOrder(told.recover, told.recoverVersion),
                told.validateSchema,
                told.safety,
                told.schemaFile);
    }

    /**
     * The same for another database, where nobody is told, nothing is backed up, and rows aren't gone through slowly.
     * Its history is in its own schema: one that was named would be the given database's, where schemas are databases.
     */
    Engines elsewhere(DataSource other, Predicate<String> wanted, List<Path> more) {
        BackupSettings none = new BackupSettings(
                BackupMode.NEVER,
                backups.directory(),
                backups.keep(),
                null,
                backups.timeout(),
                backups.lockTimeout(),
                null);
        return new Engines(
                manager,
                new HistoryNames(null, names.table()),
                discovery.with(wanted, more),
                placeholders,
                secretPlaceholders,
                placeholderReplacement,
                encoding,
                none,
                DataPace.USUAL,
                new Listeners(List.of()),
                new SharedDataSources(other, dataSources::all));
    }

    private static ClassLoader classLoaderOfThread() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? Engines.class.getClassLoader() : loader;
    }

    @Override
    public Engine apply(Connection connection) throws SQLException {
        Dialect dialect = Dialects.of(connection.getMetaData());
        String product = Dialects.product(dialect, connection.getMetaData());
        ScriptSettings scripts = new ScriptSettings(
                dialect.sql(connection),
                placeholders,
                secretPlaceholders,
                placeholderReplacement,
                Set.of(names.table(), names.logTable()),
                encoding,
                null);
        return new Engine(
                connection,
                dialect.database(),
                product,
                dialect.execution(),
                dialect.history(),
                dialect.locks(),
                dialect.ddl(),
                dialect.bulk(),
                dialect.pages(),
                dialect.load(),
                dialect.schemas(),
                dialect.safety(),
                dialect.schemaWriter(),
                dialect.schemaFixer(),
                pace,
                new HistoryReader(dialect.history(), names),
                scripts,
                new MigrationScanner(discovery, scripts, dialect.database(), dialect.ddl()),
                listeners,
                backups(dialect, product, connection),
                dataSources,
                this);
    }

    private Backups backups(Dialect dialect, String product, Connection connection) {
        return new Backups(
                manager,
                dialect.database(),
                product,
                connection,
                () -> DataSourceLogin.of(dataSources.own()),
                dialect.backups(),
                backups);
    }
}
