package io.mockloop.migrations.setup;

import io.mockloop.migrations.BackupProvider;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.discovery.JavaMigrationSource;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.settings.DataPace;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.settings.TransactionScope;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link MigrationManager}:
 *
 * <pre>{@code
 * MigrationManager manager = MigrationManagerBuilder.forDataSource(dataSource)
 *         .locations("classpath:db/migration")
 *         .build();
 * manager.migrateToLatest();
 * }</pre>
 *
 * Each method says its default. Not thread-safe; a built manager is, and is not changed by later calls.
 */
public final class MigrationManagerBuilder {

    private final DataSource dataSource;
    String name = "migrationManager";

    String defaultLocation = "classpath:db/migration";
    final List<String> javaPackages = new ArrayList<>();
    final List<JavaMigrationSource> javaMigrations = new ArrayList<>();

    @Nullable List<String> locations;

    @Nullable ClassLoader classLoader;

    @Nullable String schema;

    String table = "schema_version";

    @Nullable Version target;

    TransactionScope transaction = TransactionScope.EACH;
    OutOfOrder outOfOrder = OutOfOrder.DECLARED;
    OnFuture onFuture = OnFuture.IGNORE;

    @Nullable Version rollbackFrom;

    @Nullable RecoveryKind recover;

    @Nullable Version recoverVersion;

    OnMissing onMissing = OnMissing.FAIL;
    boolean baselineOnMigrate;
    Version baselineVersion = Version.of("1");
    final Map<String, String> placeholders = new LinkedHashMap<>();
    final Set<String> secretPlaceholders = new LinkedHashSet<>();
    boolean placeholderReplacement = true;
    Charset encoding = StandardCharsets.UTF_8;
    boolean requireDown;
    SchemaCheck validateSchema = SchemaCheck.OFF;
    SafetyMode safety = SafetyMode.OFF;

    @Nullable Path schemaFile;

    Duration lockTimeout = Duration.ofMinutes(10);
    Duration ddlLockTimeout = Duration.ofSeconds(5);
    int ddlRetries = 10;

    @Nullable Duration statementTimeout;

    int connectRetries;
    Duration connectRetryInterval = Duration.ofSeconds(1);
    BackupMode backupMode = BackupMode.REQUIRED;
    Path backupDirectory = Path.of("backups");
    int backupKeep = 5;
    Duration backupTimeout = Duration.ofHours(1);
    DataPace dataPace = DataPace.USUAL;

    @Nullable Path backupToolPath;

    @Nullable BackupProvider backupProvider;

    private final List<MigrationListener> listeners = new ArrayList<>();
    private Supplier<? extends Collection<? extends DataSource>> sharedWith = List::of;

    private MigrationManagerBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Begins a manager for a database, which is not asked for a connection before the manager is used. */
    public static MigrationManagerBuilder forDataSource(DataSource dataSource) {
        return new MigrationManagerBuilder(dataSource);
    }

    /** The manager's name, in messages, metrics and events; {@code migrationManager} by default. */
    public MigrationManagerBuilder name(String name) {
        this.name = name;
        return this;
    }

    /**
     * Where SQL migrations lie, sub-folders included: {@code classpath:} and {@code file:} locations, in which
     * {@code {vendor}} is the database's name. {@code classpath:db/migration} by default, which alone may be absent.
     */
    public MigrationManagerBuilder locations(String... locations) {
        this.locations = List.copyOf(Arrays.asList(locations));
        return this;
    }

    /** Where they lie if {@link #locations} doesn't say it; it may be absent. */
    public MigrationManagerBuilder defaultLocation(String location) {
        this.defaultLocation = location;
        return this;
    }

    /** Packages, sub-packages included, that are searched for migration classes; none by default. */
    public MigrationManagerBuilder javaPackages(String... packages) {
        javaPackages.addAll(Arrays.asList(packages));
        return this;
    }

    /** Adds Java migrations. */
    public MigrationManagerBuilder migrations(Migration... migrations) {
        for (Migration migration : migrations) {
            javaMigrations.add(new JavaMigrationSource(migration.getClass(), () -> migration));
        }
        return this;
    }

    /**
     * Adds a Java migration that is made only when it is needed.
     *
     * @param type its class, which tells the metadata
     * @param instance makes it; with a {@code DiscoveryException} it says why it cannot, and what to do about it
     */
    public <T extends Migration> MigrationManagerBuilder migration(Class<T> type, Supplier<? extends T> instance) {
        javaMigrations.add(new JavaMigrationSource(type, instance));
        return this;
    }

    /** Adds a Java migration whose class isn't known before it is made, which happens in each call. */
    public MigrationManagerBuilder migration(Supplier<? extends Migration> instance) {
        javaMigrations.add(new JavaMigrationSource(null, instance));
        return this;
    }

    /** What classes and {@code classpath:} locations are loaded with; the thread's context class loader by default. */
    public MigrationManagerBuilder classLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
        return this;
    }

    /** The schema of the two history tables; the connection's own by default. */
    public MigrationManagerBuilder schema(@Nullable String schema) {
        this.schema = schema;
        return this;
    }

    /** The history table, beside which stands its log, with {@code _log} behind; {@code schema_version} by default. */
    public MigrationManagerBuilder table(String table) {
        this.table = table;
        return this;
    }

    /** The highest version that {@link MigrationManager#migrateToLatest} applies; no limit by default. */
    public MigrationManagerBuilder target(@Nullable Version target) {
        this.target = target;
        return this;
    }

    /** What one transaction holds; each migration by default. */
    public MigrationManagerBuilder transaction(TransactionScope transaction) {
        this.transaction = transaction;
        return this;
    }

    /** What becomes of a pending version below the current one; {@link OutOfOrder#DECLARED} by default. */
    public MigrationManagerBuilder outOfOrder(OutOfOrder outOfOrder) {
        this.outOfOrder = outOfOrder;
        return this;
    }

    /** What becomes of a run where the database is ahead of the code; {@link OnFuture#IGNORE} by default. */
    public MigrationManagerBuilder onFuture(OnFuture onFuture) {
        this.onFuture = onFuture;
        return this;
    }

    /** The version that it must be at for {@link OnFuture#ROLLBACK} to undo, an order for once; none by default. */
    public MigrationManagerBuilder rollbackFrom(@Nullable Version rollbackFrom) {
        this.rollbackFrom = rollbackFrom;
        return this;
    }

    /** How the migration of {@link #recoverVersion} is recovered before a run if it is half-done; not by default. */
    public MigrationManagerBuilder recover(@Nullable RecoveryKind recover) {
        this.recover = recover;
        return this;
    }

    /** The version that {@link #recover} is for, so that it is an order for once and nothing else; none by default. */
    public MigrationManagerBuilder recoverVersion(@Nullable Version recoverVersion) {
        this.recoverVersion = recoverVersion;
        return this;
    }

    /** What becomes of a run where an applied migration isn't in the code; {@link OnMissing#FAIL} by default. */
    public MigrationManagerBuilder onMissing(OnMissing onMissing) {
        this.onMissing = onMissing;
        return this;
    }

    /** Whether a database with tables and without history is taken over at {@link #baselineVersion}; no by default. */
    public MigrationManagerBuilder baselineOnMigrate(boolean baselineOnMigrate) {
        this.baselineOnMigrate = baselineOnMigrate;
        return this;
    }

    /** The version that {@link #baselineOnMigrate} takes a database to be at; 1 by default. */
    public MigrationManagerBuilder baselineVersion(Version baselineVersion) {
        this.baselineVersion = baselineVersion;
        return this;
    }

    /** Values for {@code ${name}} in SQL files; names are compared without regard to case. */
    public MigrationManagerBuilder placeholders(Map<String, String> placeholders) {
        this.placeholders.putAll(placeholders);
        return this;
    }

    /** Placeholders whose values are never stored in the database. */
    public MigrationManagerBuilder secretPlaceholders(String... names) {
        secretPlaceholders.addAll(Arrays.asList(names));
        return this;
    }

    /** Whether {@code ${name}} is replaced in SQL files; yes by default. */
    public MigrationManagerBuilder placeholderReplacement(boolean placeholderReplacement) {
        this.placeholderReplacement = placeholderReplacement;
        return this;
    }

    /** What the bytes of SQL files mean; UTF-8 by default. */
    public MigrationManagerBuilder encoding(Charset encoding) {
        this.encoding = encoding;
        return this;
    }

    /** Whether a migration without an undo is an error; no by default. */
    public MigrationManagerBuilder requireDown(boolean requireDown) {
        this.requireDown = requireDown;
        return this;
    }

    /** What becomes of a run if the schema isn't what the last run has left; {@link SchemaCheck#OFF} by default. */
    public MigrationManagerBuilder validateSchema(SchemaCheck validateSchema) {
        this.validateSchema = validateSchema;
        return this;
    }

    /** What becomes of a run if the database isn't fit for it; {@link SafetyMode#OFF} by default. */
    public MigrationManagerBuilder safety(SafetyMode safety) {
        this.safety = safety;
        return this;
    }

    /** A file that the schema is written to as SQL behind each run that has changed something; none by default. */
    public MigrationManagerBuilder schemaFile(@Nullable Path schemaFile) {
        this.schemaFile = schemaFile;
        return this;
    }

    /** How long to wait for another process that migrates; ten minutes by default. */
    public MigrationManagerBuilder lockTimeout(Duration lockTimeout) {
        this.lockTimeout = lockTimeout;
        return this;
    }

    /**
     * How long a change of the schema waits for what others have locked, before it is rolled back and tried again; five
     * seconds by default, without a limit if it is zero. MySQL and MariaDB count in whole seconds; SQLite has
     * {@link #lockTimeout} alone.
     */
    public MigrationManagerBuilder ddlLockTimeout(Duration ddlLockTimeout) {
        this.ddlLockTimeout = ddlLockTimeout;
        return this;
    }

    /** How often what had to wait too long for a lock, or died in a deadlock, is tried again; ten times by default. */
    public MigrationManagerBuilder ddlRetries(int ddlRetries) {
        this.ddlRetries = ddlRetries;
        return this;
    }

    /** How long each statement may take, unless its file says so by {@code -- timeout}; no limit by default. */
    public MigrationManagerBuilder statementTimeout(@Nullable Duration statementTimeout) {
        this.statementTimeout = statementTimeout;
        return this;
    }

    /** How often to try again to connect to a database that isn't up yet; never by default. */
    public MigrationManagerBuilder connectRetries(int connectRetries) {
        this.connectRetries = connectRetries;
        return this;
    }

    /** The pause before each try to connect again; one second by default. */
    public MigrationManagerBuilder connectRetryInterval(Duration connectRetryInterval) {
        this.connectRetryInterval = connectRetryInterval;
        return this;
    }

    /** Before what a backup is made; {@link BackupMode#REQUIRED} by default. */
    public MigrationManagerBuilder backupMode(BackupMode backupMode) {
        this.backupMode = backupMode;
        return this;
    }

    /** Where backups lie; the folder {@code backups} of the working folder by default, made if it isn't there. */
    public MigrationManagerBuilder backupDirectory(Path backupDirectory) {
        this.backupDirectory = backupDirectory;
        return this;
    }

    /** How many backups of a database are kept, the newest ones; five by default, one at least. */
    public MigrationManagerBuilder backupKeep(int backupKeep) {
        this.backupKeep = backupKeep;
        return this;
    }

    /** The folder of the database's own programs, which dump and restore; those on the PATH by default. */
    public MigrationManagerBuilder backupToolPath(@Nullable Path backupToolPath) {
        this.backupToolPath = backupToolPath;
        return this;
    }

    /** How long one call of such a program may take before it is ended; an hour by default. */
    public MigrationManagerBuilder backupTimeout(Duration backupTimeout) {
        this.backupTimeout = backupTimeout;
        return this;
    }

    /** What makes backups in place of the database's own programs; these by default. */
    public MigrationManagerBuilder backupProvider(@Nullable BackupProvider backupProvider) {
        this.backupProvider = backupProvider;
        return this;
    }

    /** How fast migrations of rows go through them; {@link DataPace#USUAL} by default. */
    public MigrationManagerBuilder data(UnaryOperator<DataPace> change) {
        dataPace = change.apply(dataPace);
        return this;
    }

    /** Adds listeners, which are called in their order. */
    public MigrationManagerBuilder listeners(MigrationListener... listeners) {
        this.listeners.addAll(Arrays.asList(listeners));
        return this;
    }

    /** Other ways to the database for which Spring's JDBC finds a migration's connection; none by default. */
    public MigrationManagerBuilder sharedWith(Supplier<? extends Collection<? extends DataSource>> dataSources) {
        this.sharedWith = dataSources;
        return this;
    }

    /** Makes the manager; throws an {@link IllegalArgumentException} if settings contradict each other. */
    public MigrationManager build() {
        return Engines.manager(this, new Listeners(listeners), new SharedDataSources(dataSource, sharedWith));
    }
}
