package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.BackupProvider;
import io.mockloop.migrations.BackupProvider.Request;
import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.TimeInWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups of the database that a connection leads to. One object a call of the manager. */
public final class Backups {

    private static final Logger logger = LoggerFactory.getLogger(Backups.class);

    private final String manager;
    private final Database database;
    private final String product;
    private final Connection connection;
    private final Supplier<DataSourceLogin> logins;
    private final BackupRules rules;
    private final BackupSettings settings;
    private final Set<Path> made = new HashSet<>();
    private final Map<Path, String> versions = new HashMap<>();

    /**
     * For a call.
     *
     * @param product the database's product and version
     * @param logins asked only if a tool needs it
     */
    public Backups(
            String manager,
            Database database,
            String product,
            Connection connection,
            Supplier<DataSourceLogin> logins,
            BackupRules rules,
            BackupSettings settings) {
        this.manager = manager;
        this.database = database;
        this.product = product;
        this.connection = connection;
        this.logins = logins;
        this.rules = rules;
        this.settings = settings;
    }

    /** How backups are made. */
    public BackupSettings settings() {
        return settings;
    }

    /**
     * Makes sure that nothing that a backup takes is missing, as far as that can be seen, without making one.
     *
     * @param what which backup, as the beginning of a sentence
     */
    public void require(String what) throws SQLException {
        if (settings.provider() != null) {
            return;
        }
        try {
            new BackupFolder(settings).require();
            rules.writer(site(new Cancellation(), settings.directory()));
        } catch (BackupProblem e) {
            throw BackupException.unavailable(what, product, e.why(), Consequence.NOTHING_RUN, e.advice(), e);
        }
    }

    /**
     * Makes sure that there is something which somebody can mean.
     *
     * @param what which backup, as the beginning of a sentence
     */
    public void requireFile(String what) throws SQLException {
        if (rules.databaseName(connection).isEmpty()) {
            throw BackupException.unavailable(
                    what,
                    product,
                    "the database lies in memory, or its file isn't there",
                    Consequence.NOTHING_DONE,
                    Message.of("Name the file of a database."),
                    null);
        }
    }

    BackupSite site(Cancellation cancellation, Path work) {
        return new BackupSite(
                connection, product, logins, settings, new Tools(settings, cancellation, versions), cancellation, work);
    }

    /**
     * Makes a backup; no transaction is open, and the lock on the history is held.
     *
     * @param what which backup, as the beginning of a sentence
     * @param version the version that the database is at; null if none is applied
     * @param before what it is made right before; null if a person asks for it
     * @param left what is done if it fails
     */
    public BackupResult make(
            String what,
            @Nullable Version version,
            @Nullable MadeBefore before,
            Cancellation cancellation,
            Consequence left)
            throws SQLException {
        long started = System.nanoTime();
        logger.info("{} is being made", what);
        BackupResult result = settings.provider() == null
                ? byTools(what, version, before, cancellation, left, started)
                : byProvider(settings.provider(), what, version, left, started);
        logger.info("{} is complete after {}: {}", what, TimeInWords.taken(result.duration()), result.location());
        return result;
    }

    private BackupResult byProvider(
            BackupProvider provider, String what, @Nullable Version version, Consequence left, long started)
            throws SQLException {
        Request request = new Request(manager, database, rules.databaseName(connection), version, settings.directory());
        try {
            String location = provider.backup(request);
            return new BackupResult(location, null, version, 0, since(started), product);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw BackupException.failed(
                    what,
                    product,
                    "%s threw %s".formatted(provider.getClass().getName(), e),
                    left,
                    Message.of("See what it says, and %s.", Usual.START_AGAIN),
                    e);
        }
    }

    private BackupResult byTools(
            String what,
            @Nullable Version version,
            @Nullable MadeBefore before,
            Cancellation cancellation,
            Consequence left,
            long started)
            throws SQLException {
        try {
            BackupFile backup = written(version, before, cancellation, false);
            return new BackupResult(
                    backup.file().toString(),
                    backup.file(),
                    version,
                    Files.size(backup.file()),
                    since(started),
                    product);
        } catch (BackupProblem e) {
            throw BackupException.failed(what, product, e.why(), left, e.advice(), e);
        } catch (SQLException e) {
            throw BackupException.failed(what, product, DriverWords.of(e).text(), left, Tools.afterFailure(), e);
        } catch (IOException e) {
            throw BackupException.failed(what, product, e.toString(), left, Tools.afterFailure(), e);
        }
    }

    /**
     * Writes one.
     *
     * @param before what it is made right before; null for nothing
     * @param safety whether it is of what is about to be replaced; else the oldest ones are removed then
     */
    BackupFile written(
            @Nullable Version version, @Nullable MadeBefore before, Cancellation cancellation, boolean safety)
            throws BackupProblem, SQLException {
        BackupFolder folder = new BackupFolder(settings);
        Path work = folder.work();
        try (Progress progress = new Progress(work.resolve("backup"))) {
            Path file = Private.file(progress.file(), "");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            BackupSite site = site(cancellation, work);
            (safety ? rules.safetyWriter(site) : rules.writer(site)).write(file, digest);
            String checksum = HexFormat.of().formatHex(digest.digest());
            String name = rules.databaseName(connection);
            BackupFile backup = folder.publish(
                    file,
                    rules.extension(),
                    as -> new BackupFile(as, checksum, product, name, version, before),
                    version);
            made.add(backup.file());
            if (!safety) {
                folder.removeOldest(backup, made);
            }
            return backup;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (BackupProblem e) {
            throw Room.explained(e, settings.directory());
        } catch (IOException e) {
            throw Room.explained(new BackupProblem(e.toString(), Tools.afterFailure(), e), settings.directory());
        } finally {
            BackupFolder.remove(work);
        }
    }

    /**
     * A backup that was made before a step.
     *
     * @param before which one, and when
     */
    public record Made(Path file, MadeBefore before) {}

    /** Those that were made right before a step, of any of its attempts, newest first. */
    public List<Made> madeBefore(MadeBefore step) throws SQLException {
        return new BackupFolder(settings)
                .madeBefore(step.step(), product, rules.databaseName(connection)).stream()
                        .flatMap(
                                backup -> Stream.ofNullable(backup.before()).map(each -> new Made(backup.file(), each)))
                        .toList();
    }

    BackupRules rules() {
        return rules;
    }

    String product() {
        return product;
    }

    String databaseName() throws SQLException {
        return rules.databaseName(connection);
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
