package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.settings.TransactionScope;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code mockloop.migrations.*}.
 *
 * @param enabled Whether the application's start looks after its migrations.
 * @param mode When the application's start runs its migrations.
 * @param locations Locations of SQL migrations, sub-folders included. One that is set must exist. '{vendor}' stands for
 *     sqlite, postgresql, mysql or mariadb.
 * @param javaPackages Packages that are searched for migration classes.
 * @param schema The history table's schema. By default the connection's own.
 * @param table The history table, beside which stands its log, with '_log' after the name.
 * @param target Highest version to apply.
 * @param transaction What one transaction holds.
 * @param outOfOrder Whether a pending version below the current one runs: declared means if its declared dependencies
 *     are applied.
 * @param onFuture What becomes of a run if the database is ahead of the migrations.
 * @param rollbackFrom The version that the database is at, without which on-future=rollback undoes nothing.
 * @param recover How the migration of recover-version is recovered at the start, if it was left half-done.
 * @param recoverVersion The version of the migration that was left half-done, without which recover does nothing.
 * @param onMissing What becomes of a run if an applied migration isn't there any more.
 * @param baselineOnMigrate Whether a database with tables and without history is taken over at the baseline version.
 * @param baselineVersion Version that a database with tables and without history is taken to be at.
 * @param placeholders Values for '${name}' in SQL migrations.
 * @param secretPlaceholders Placeholders whose values are never stored in the database.
 * @param placeholderReplacement Whether placeholders are replaced.
 * @param encoding Encoding of SQL files.
 * @param requireDown Whether a migration without an undo is an error.
 * @param lock Lock against other processes that migrate the same database.
 * @param ddl Changes of the schema of tables that others use.
 * @param statementTimeout How long each statement may take, unless its file says it by '-- timeout'. No limit by
 *     default.
 * @param data Migrations of rows.
 * @param validateSchema What becomes of a run if the schema isn't what the last run has left, which runs record then.
 * @param safety What becomes of a run that has something to do if the database isn't fit for it.
 * @param schemaFile The file that the schema is written to as SQL behind each run that has changed something, for
 *     development.
 * @param connectRetries How often to try again to connect to a database that is not up yet.
 * @param connectRetryInterval Pause before each try to connect again.
 * @param backup Backups before migrations.
 * @param url JDBC URL of the database to migrate. By default the application's own.
 * @param username User that migrates. By default the application's own.
 * @param password Password of the user that migrates.
 * @param driverClassName JDBC driver for the URL. By default the one that the URL tells.
 * @param cli Command line 'java -jar app.jar db'.
 */
@ConfigurationProperties("mockloop.migrations")
public record MigrationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("auto") MigrationMode mode,
        @Nullable List<String> locations,
        @DefaultValue List<String> javaPackages,
        @Nullable String schema,
        @DefaultValue("schema_version") String table,
        @DefaultValue("latest") String target,
        @DefaultValue("each") TransactionScope transaction,
        @DefaultValue("declared") OutOfOrder outOfOrder,
        @DefaultValue("ignore") OnFuture onFuture,
        @Nullable String rollbackFrom,
        @Nullable RecoveryKind recover,
        @Nullable String recoverVersion,
        @DefaultValue("fail") OnMissing onMissing,
        @DefaultValue("false") boolean baselineOnMigrate,
        @DefaultValue("1") String baselineVersion,
        @DefaultValue Map<String, String> placeholders,
        @DefaultValue List<String> secretPlaceholders,
        @DefaultValue("true") boolean placeholderReplacement,
        @DefaultValue("UTF-8") Charset encoding,
        @DefaultValue("false") boolean requireDown,
        @DefaultValue Lock lock,
        @DefaultValue Ddl ddl,
        @Nullable Duration statementTimeout,
        @DefaultValue Data data,
        @DefaultValue("off") SchemaCheck validateSchema,
        @DefaultValue("off") SafetyMode safety,
        @Nullable String schemaFile,
        @DefaultValue("0") int connectRetries,
        @DefaultValue("1s") Duration connectRetryInterval,
        @DefaultValue Backup backup,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String driverClassName,
        @DefaultValue Cli cli) {

    /** What all names begin with. */
    public static final String PREFIX = "mockloop.migrations";

    /**
     * The properties {@code mockloop.migrations.lock.*}.
     *
     * @param timeout How long to wait for another process that migrates, as 30s or 10m.
     */
    public record Lock(@DefaultValue("10m") Duration timeout) {}

    /**
     * The properties {@code mockloop.migrations.ddl.*}.
     *
     * @param lockTimeout How long a change of the schema waits for what others have locked, before it is tried again.
     * @param retries How often a change of the schema that waited too long for a lock is tried again.
     */
    public record Ddl(
            @DefaultValue("5s") Duration lockTimeout,
            @DefaultValue("10") int retries) {}

    /**
     * The properties {@code mockloop.migrations.data.*}.
     *
     * @param batchSize How many rows the batches of a migration of rows begin with that doesn't say its own.
     * @param batchDuration How long a batch of rows is to take: the next ones get larger or smaller by that; 0s lets
     *     them be.
     * @param rowsPerSecond How many rows a migration of rows changes in a second at most. No limit by default.
     * @param pause How long a migration of rows waits between two batches.
     * @param workers How many workers go through the rows of a migration of rows that doesn't say its own, each on a
     *     connection of its own; on SQLite it is always one.
     * @param execution When a migration of rows that doesn't say it itself goes through them: background means behind
     *     the application's start.
     * @param maxReplicationLag How far replicas of PostgreSQL may be behind before batches of rows wait; 0s doesn't
     *     look.
     * @param maxThreadsRunning How many threads of MySQL or MariaDB may run before batches of rows wait; 0 doesn't
     *     look.
     * @param waitForVacuum Whether batches of rows wait while PostgreSQL vacuums a table of theirs.
     */
    public record Data(
            @DefaultValue("1000") int batchSize,
            @DefaultValue("500ms") Duration batchDuration,
            @Nullable Integer rowsPerSecond,
            @DefaultValue("0s") Duration pause,
            @DefaultValue("1") int workers,
            @DefaultValue("inline") DataExecution execution,
            @DefaultValue("10s") Duration maxReplicationLag,
            @DefaultValue("25") int maxThreadsRunning,
            @DefaultValue("true") boolean waitForVacuum) {}

    /**
     * The properties {@code mockloop.migrations.backup.*}.
     *
     * @param mode Before what a backup is made: required means before each migration, and each rollback of one, that
     *     asks for it.
     * @param directory The folder that backups lie in.
     * @param keep How many backups of a database are kept, the newest ones.
     * @param toolPath The folder of the database's own programs, which dump and restore. By default those on the PATH.
     * @param timeout How long one call of such a program may take, as 30m or 2h.
     */
    public record Backup(
            @DefaultValue("required") BackupMode mode,
            @DefaultValue("backups") String directory,
            @DefaultValue("5") int keep,
            @Nullable String toolPath,
            @DefaultValue("1h") Duration timeout) {}

    /**
     * The properties {@code mockloop.migrations.cli.*}.
     *
     * @param enabled Whether an application whose first argument that is no option is 'db' runs the command that
     *     follows, and nothing else.
     */
    public record Cli(@DefaultValue("true") boolean enabled) {}

    /** The names of what is set; no values, which may be secret. */
    @Override
    public String toString() {
        return "MigrationProperties[mode=%s, locations=%s, table=%s]".formatted(mode, locations, table);
    }
}
