package io.mockloop.migrations.setup;

import static io.mockloop.migrations.setup.SettingType.COUNT;
import static io.mockloop.migrations.setup.SettingType.ENCODING;
import static io.mockloop.migrations.setup.SettingType.FILE;
import static io.mockloop.migrations.setup.SettingType.FOLDER;
import static io.mockloop.migrations.setup.SettingType.LIST;
import static io.mockloop.migrations.setup.SettingType.MODE;
import static io.mockloop.migrations.setup.SettingType.TEXT;
import static io.mockloop.migrations.setup.SettingType.TIME_SPAN;
import static io.mockloop.migrations.setup.SettingType.TRUTH;
import static io.mockloop.migrations.setup.SettingType.VERSION;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.settings.InvalidSettingException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.settings.TransactionScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the settings: one row each. The command line's options and their page, configuration files and an
 * application's properties are made from it or held to it.
 */
public final class Settings {

    /** What comes before the name of a placeholder, each of which is a setting of its own. */
    public static final String PLACEHOLDER = "placeholders.";

    /** All but for placeholders. */
    public static final List<Setting<?>> ALL = List.of(
            Setting.of("enabled", TRUTH, "true", "Whether the application's start looks after its migrations."),
            Setting.of("mode", MODE, "auto", "When the application's start runs its migrations."),
            Setting.of("url", TEXT, null, "JDBC URL of the database to migrate. By default the application's own.")
                    .asOption("--url", null, "URL", """
                            The database: a JDBC URL, or sqlite:///app.db, postgresql://user@host/db, mysql://user@host/db.
                            Also MOCKLOOP_DATABASE_URL."""),
            Setting.of("username", TEXT, null, "User that migrates. By default the application's own.")
                    .asOption("--user", null, "USER", "Also MOCKLOOP_DATABASE_USER."),
            Setting.of("password", TEXT, null, "Password of the user that migrates.")
                    .asOption("--password", "", "PASSWORD", """
                            Asked for where no value follows. Better in MOCKLOOP_DATABASE_PASSWORD: others can read a
                            process's arguments."""),
            Setting.of(
                    "driver-class-name", TEXT, null, "JDBC driver for the URL. By default the one that the URL tells."),
            Setting.of(
                            "table",
                            TEXT,
                            "schema_version",
                            "The history table, beside which stands its log, with '_log' after the name.")
                    .to(MigrationManagerBuilder::table)
                    .asOption("TABLE"),
            Setting.of("schema", TEXT, null, "The history table's schema. By default the connection's own.")
                    .to(MigrationManagerBuilder::schema)
                    .asOption("SCHEMA"),
            Setting.of("locations", LIST, "classpath:db/migration", """
                            Locations of SQL migrations, sub-folders included. One that is set must exist. '{vendor}' stands\
                             for sqlite, postgresql, mysql or mariadb.""")
                    .to((builder, value) -> builder.locations(value.toArray(String[]::new)))
                    .asOption(null, "LOCATION", """
                            Where SQL migrations lie: folders (file: may be left out), or classpath: locations.
                            src/main/resources/db/migration where it exists, else migrations."""),
            Setting.of("java-packages", LIST, null, "Packages that are searched for migration classes.")
                    .to((builder, value) -> builder.javaPackages(value.toArray(String[]::new)))
                    .asOption("PACKAGE"),
            Setting.of("target", SettingType.TARGET, "latest", "Highest version to apply.")
                    .to((builder, value) -> builder.target(value.orElse(null))),
            Setting.of("transaction", SettingType.of(TransactionScope.class), "each", "What one transaction holds.")
                    .to(MigrationManagerBuilder::transaction),
            Setting.of("placeholder-replacement", TRUTH, "true", "Whether placeholders are replaced.")
                    .to(MigrationManagerBuilder::placeholderReplacement)
                    .asOptionOr("true"),
            Setting.of("secret-placeholders", LIST, null, "Placeholders whose values are never stored in the database.")
                    .to((builder, value) -> builder.secretPlaceholders(value.toArray(String[]::new))),
            Setting.of("encoding", ENCODING, "UTF-8", "Encoding of SQL files.").to(MigrationManagerBuilder::encoding),
            Setting.of("out-of-order", SettingType.of(OutOfOrder.class), "declared", """
                            Whether a pending version below the current one runs: declared means if its declared\
                             dependencies are applied.""")
                    .to(MigrationManagerBuilder::outOfOrder)
                    .asOptionOr("true"),
            Setting.of("on-missing", SettingType.of(OnMissing.class), "fail", """
                            What becomes of a run if an applied migration isn't there any more.""")
                    .to(MigrationManagerBuilder::onMissing)
                    .asOption(),
            Setting.of("on-future", SettingType.of(OnFuture.class), "ignore", """
                            What becomes of a run if the database is ahead of the migrations.""")
                    .to(MigrationManagerBuilder::onFuture)
                    .asOption(),
            Setting.of("rollback-from", VERSION, null, """
                            The version that the database is at, without which on-future=rollback undoes nothing.""")
                    .to(MigrationManagerBuilder::rollbackFrom)
                    .asOption(),
            Setting.of("recover", SettingType.of(RecoveryKind.class), null, """
                            How the migration of recover-version is recovered at the start, if it was left half-done.""").to(MigrationManagerBuilder::recover),
            Setting.of("recover-version", VERSION, null, """
                            The version of the migration that was left half-done, without which recover does nothing.""").to(MigrationManagerBuilder::recoverVersion),
            Setting.of("baseline-on-migrate", TRUTH, "false", """
                            Whether a database with tables and without history is taken over at the baseline version.""").to(MigrationManagerBuilder::baselineOnMigrate),
            Setting.of("baseline-version", VERSION, "1", """
                            Version that a database with tables and without history is taken to be at.""").to(MigrationManagerBuilder::baselineVersion),
            Setting.of("require-down", TRUTH, "false", "Whether a migration without an undo is an error.")
                    .to(MigrationManagerBuilder::requireDown),
            Setting.of("lock.timeout", TIME_SPAN, "10m", """
                            How long to wait for another process that migrates, as 30s or 10m.""")
                    .to(MigrationManagerBuilder::lockTimeout)
                    .asOption(),
            Setting.of("ddl.lock-timeout", TIME_SPAN, "5s", """
                            How long a change of the schema waits for what others have locked, before it is tried again.""")
                    .to(MigrationManagerBuilder::ddlLockTimeout)
                    .asOption(),
            Setting.of("ddl.retries", COUNT, "10", """
                            How often a change of the schema that waited too long for a lock is tried again.""")
                    .to(MigrationManagerBuilder::ddlRetries)
                    .asOption(),
            Setting.of("statement-timeout", TIME_SPAN, null, """
                            How long each statement may take, unless its file says it by '-- timeout'. No limit by\
                             default.""")
                    .to(MigrationManagerBuilder::statementTimeout)
                    .asOption(),
            Setting.of("data.batch-size", COUNT, "1000", """
                            How many rows the batches of a migration of rows begin with that doesn't say its own.""")
                    .to((builder, value) -> builder.data(pace -> pace.withBatchSize(value)))
                    .asOption(),
            Setting.of("data.batch-duration", TIME_SPAN, "500ms", """
                            How long a batch of rows is to take: the next ones get larger or smaller by that; 0s lets them\
                             be.""")
                    .to((builder, value) -> builder.data(pace -> pace.withBatchDuration(value)))
                    .asOption(),
            Setting.of("data.rows-per-second", COUNT, null, """
                            How many rows a migration of rows changes in a second at most. No limit by default.""")
                    .to((builder, value) -> builder.data(pace -> pace.withRowsPerSecond(value)))
                    .asOption(),
            Setting.of("data.pause", TIME_SPAN, "0s", "How long a migration of rows waits between two batches.")
                    .to((builder, value) -> builder.data(pace -> pace.withPause(value)))
                    .asOption(),
            Setting.of("data.workers", COUNT, "1", """
                            How many workers go through the rows of a migration of rows that doesn't say its own, each on\
                             a connection of its own; on SQLite it is always one.""")
                    .to((builder, value) -> builder.data(pace -> pace.withWorkers(value)))
                    .asOption(),
            Setting.of("data.execution", SettingType.of(DataExecution.class), "inline", """
                            When a migration of rows that doesn't say it itself goes through them: background means behind\
                             the application's start.""")
                    .to((builder, value) -> builder.data(pace -> pace.withExecution(value))),
            Setting.of("data.max-replication-lag", TIME_SPAN, "10s", """
                            How far replicas of PostgreSQL may be behind before batches of rows wait; 0s doesn't look.""")
                    .to((builder, value) -> builder.data(pace -> pace.withLimits(to -> to.withReplicationLag(value))))
                    .asOption(),
            Setting.of("data.max-threads-running", COUNT, "25", """
                            How many threads of MySQL or MariaDB may run before batches of rows wait; 0 doesn't look.""")
                    .to((builder, value) -> builder.data(pace -> pace.withLimits(to -> to.withThreadsRunning(value))))
                    .asOption(),
            Setting.of("data.wait-for-vacuum", TRUTH, "true", """
                            Whether batches of rows wait while PostgreSQL vacuums a table of theirs.""")
                    .to((builder, value) -> builder.data(pace -> pace.withLimits(to -> to.withWaitForVacuum(value))))
                    .asOptionOr("true"),
            Setting.of("validate-schema", SettingType.of(SchemaCheck.class), "off", """
                            What becomes of a run if the schema isn't what the last run has left, which runs record then.""")
                    .to(MigrationManagerBuilder::validateSchema)
                    .asOption(),
            Setting.of("safety", SettingType.of(SafetyMode.class), "off", """
                            What becomes of a run that has something to do if the database isn't fit for it.""")
                    .to(MigrationManagerBuilder::safety)
                    .asOption(),
            Setting.of("schema-file", FILE, null, """
                            The file that the schema is written to as SQL behind each run that has changed something, for\
                             development.""")
                    .to(MigrationManagerBuilder::schemaFile)
                    .asOption(),
            Setting.of("connect-retries", COUNT, "0", """
                            How often to try again to connect to a database that is not up yet.""").to(MigrationManagerBuilder::connectRetries),
            Setting.of("connect-retry-interval", TIME_SPAN, "1s", "Pause before each try to connect again.")
                    .to(MigrationManagerBuilder::connectRetryInterval),
            Setting.of("backup.mode", SettingType.of(BackupMode.class), "required", """
                            Before what a backup is made: required means before each migration, and each rollback of one,\
                             that asks for it.""")
                    .to(MigrationManagerBuilder::backupMode)
                    .asOption(),
            Setting.of("backup.directory", FOLDER, "backups", "The folder that backups lie in.")
                    .to(MigrationManagerBuilder::backupDirectory)
                    .asOption(),
            Setting.of("backup.keep", COUNT, "5", "How many backups of a database are kept, the newest ones.")
                    .to(MigrationManagerBuilder::backupKeep)
                    .asOption(),
            Setting.of("backup.tool-path", FOLDER, null, """
                            The folder of the database's own programs, which dump and restore. By default those on the\
                             PATH.""")
                    .to(MigrationManagerBuilder::backupToolPath)
                    .asOption(),
            Setting.of("backup.timeout", TIME_SPAN, "1h", """
                            How long one call of such a program may take, as 30m or 2h.""")
                    .to(MigrationManagerBuilder::backupTimeout)
                    .asOption(),
            Setting.of("cli.enabled", TRUTH, "true", """
                            Whether an application whose first argument that is no option is 'db' runs the command that\
                             follows, and nothing else."""));

    private Settings() {}

    /**
     * Hands properties to a builder. What is not about the manager is passed over: it may be an application's whole
     * file.
     *
     * @param properties by their names without prefix, as they are written
     * @throws IllegalArgumentException if a value is none of those that are possible
     */
    public static void apply(Map<String, String> properties, MigrationManagerBuilder builder) {
        for (Setting<?> each : ALL) {
            String value = properties.get(each.name());
            if (value != null) {
                apply(each, value, builder);
            }
        }
        properties.forEach((name, value) -> {
            if (name.startsWith(PLACEHOLDER)) {
                builder.placeholders(Map.of(name.substring(PLACEHOLDER.length()), value));
            }
        });
    }

    private static void apply(Setting<?> setting, String value, MigrationManagerBuilder builder) {
        try {
            setting.apply(value, builder);
        } catch (InvalidSettingException e) {
            throw e; // it says itself of which one
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(wrong(setting, value, e), e);
        }
    }

    /**
     * Makes sure that values can be read, before anything is made of them.
     *
     * @param properties by their names without prefix, as they are written
     * @param file that has them; null if they were typed
     * @throws InvalidSettingException if a value is none of those that are possible
     */
    public static void check(Map<String, String> properties, @Nullable String file) {
        for (Setting<?> each : ALL) {
            String value = properties.get(each.name());
            try {
                each.check(value == null ? "" : value);
            } catch (IllegalArgumentException e) {
                Message wrong = wrong(each, String.valueOf(value), e);
                throw new InvalidSettingException(
                        file == null ? wrong : Message.of("--config: in %s %s", file, wrong.toString()), e);
            }
        }
    }

    private static Message wrong(Setting<?> setting, String value, IllegalArgumentException why) {
        return Message.of(
                "'%s' is no value of %s: %s", value, new SetProperty(setting.name()), String.valueOf(why.getMessage()));
    }
}
