package io.mockloop.migrations;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applies, undoes and shows a database's migrations. Made by {@code MigrationManagerBuilder}, or by the Spring Boot
 * starter as the bean {@code migrationManager}.
 *
 * <p>A manager is thread-safe and keeps no state between calls: each call takes one connection, looks at files and
 * database anew, and gives the connection back as it was. What only reads never writes, not even the history table.
 * Methods throw the unchecked exceptions of one family, {@code MigrationException}.
 *
 * <p>A target is a version, or {@code none} for "nothing applied", as {@code 0} is if no migration has the version 0.
 */
public interface MigrationManager extends HistoryAdoption, SchemaValidator, SetSquash {

    /** The highest version applied; empty on an empty database. */
    Optional<Version> currentVersion();

    /** The log of all that was done, oldest first. */
    List<HistoryEntry> history();

    /**
     * Hands over the log of all that was done, oldest first, without holding all of it.
     *
     * @param each gets one entry after the other, while the connection is open
     */
    default void history(Consumer<? super HistoryEntry> each) {
        history().forEach(each);
    }

    /** What is in the code and not applied, in the order it would run, whatever the configured target is. */
    List<PendingMigration> pendingMigrations();

    /** What {@link #migrateToLatest} would do now. */
    MigrationPlan plan();

    /** What reaching the target would do now, up or down. */
    MigrationPlan plan(Version target);

    /** What reaching the target would do now, up or down. */
    default MigrationPlan plan(String target) {
        return plan(Version.target(target));
    }

    /** Applies all that is pending, up to the configured target. */
    MigrationResult migrateToLatest();

    /**
     * Applies what is pending up to the target. A target below the current version is refused, unless
     * {@link MigrateOption#ALLOW_DOWN} is given.
     */
    MigrationResult migrateToVersion(Version target, MigrateOption... options);

    /** The same, with the target as text. */
    default MigrationResult migrateToVersion(String target, MigrateOption... options) {
        return migrateToVersion(Version.target(target), options);
    }

    /**
     * Notes pending migrations as applied without running them, since what they do was done by hand. Their undo is
     * stored as if they had been applied. Refused if they depend on what isn't applied, or if others that are pending
     * would come late behind them: {@link #migrateSkipping} notes one in its place.
     */
    MigrationResult markApplied(Collection<Version> versions);

    /** {@link #markApplied(Collection)} of one. */
    default MigrationResult markApplied(String version) {
        return markApplied(Set.of(Version.of(version)));
    }

    /** What {@link #markApplied} would do now; refused if that would be. */
    MigrationPlan planMarkApplied(Collection<Version> versions);

    /**
     * Applies what is pending, but notes some as applied without running them, each in its place. Those that are
     * applied already are left as they are; refused if one of the others wouldn't be applied by this run.
     *
     * @param target the highest version to apply; null for the configured target
     */
    MigrationResult migrateSkipping(@Nullable Version target, Collection<Version> skipped);

    /** {@link #migrateSkipping(Version, Collection)} of one, up to the configured target. */
    default MigrationResult migrateSkipping(String skipped) {
        return migrateSkipping(null, Set.of(Version.of(skipped)));
    }

    /** What {@link #migrateSkipping} would do now; refused if that would be. */
    MigrationPlan planSkipping(@Nullable Version target, Collection<Version> skipped);

    /** Applies one pending migration, all of whose dependencies are applied. */
    MigrationResult applyMigration(Version version);

    /** Applies one pending migration, which must be among those of this manager. */
    default MigrationResult applyMigration(Migration migration) {
        return applyMigration(Version.of(migration.version()));
    }

    /** Applies one of {@link #pendingMigrations}, all of whose dependencies are applied. */
    MigrationResult applyMigration(PendingMigration migration);

    /** Undoes one applied migration; refused while others that depend on it are applied. */
    MigrationResult rollbackMigration(Version version);

    /** Undoes one applied migration; refused while others that depend on it are applied. */
    default MigrationResult rollbackMigration(Migration migration) {
        return rollbackMigration(Version.of(migration.version()));
    }

    /**
     * Undoes, in reverse order of application, every applied migration whose version is above the target. All of it is
     * checked before any of it runs.
     */
    MigrationResult rollbackToVersion(Version target);

    /** The same, with the target as text. */
    default MigrationResult rollbackToVersion(String target) {
        return rollbackToVersion(Version.target(target));
    }

    /** What {@link #rollbackToVersion} would do now; refused if that would be. */
    MigrationPlan planRollback(Version target);

    /** The same, with the target as text. */
    default MigrationPlan planRollback(String target) {
        return planRollback(Version.target(target));
    }

    /**
     * What undoing the versioned migrations that were applied last would do now, in reverse order of application. The
     * version that a database was taken over at is none of them.
     *
     * @param steps how many; refused if fewer are applied
     * @throws IllegalArgumentException if it is less than 1
     */
    MigrationPlan planRollback(int steps);

    /**
     * Undoes exactly what a plan of {@link #planRollback} holds. Refused if one of its migrations is not applied any
     * more, or would be undone in another way or order than the plan says.
     *
     * @throws IllegalArgumentException if the plan holds a step up
     */
    MigrationResult rollback(MigrationPlan plan);

    /**
     * What undoing the versioned migrations that were applied last, and applying them again, would do now. If nothing
     * else is pending, the repeatable migrations run behind them, as they do after each rollback.
     *
     * @param steps how many; refused if fewer are applied
     * @throws IllegalArgumentException if it is less than 1
     */
    MigrationPlan planRedo(int steps);

    /**
     * Undoes exactly what a plan of {@link #planRedo} undoes, and applies it again as the code has it, in one run.
     * Refused as {@link #rollback(MigrationPlan)} is. If applying it fails, what was undone stays so, and is pending.
     *
     * @throws IllegalArgumentException if the plan undoes nothing
     */
    MigrationResult redo(MigrationPlan plan);

    /**
     * All that is known of one migration, be it in the code or in the database alone; empty if neither has it. What is
     * wrong with other migrations is no failure here.
     *
     * @param versionOrScript its version, or its file or class
     */
    Optional<MigrationDetails> details(String versionOrScript);

    /** Compares what is applied with what is in the code; what is merely pending is no problem. */
    ValidationResult validate();

    /** All that is known of the database's migrations. */
    MigrationStatus status();

    /**
     * The migrations of rows, each with how far it has come, and how many of its rows have failed and are kept; those
     * that the code lacks as well, if any of their rows are kept.
     */
    List<DataMigrationStatus> dataMigrations();

    /**
     * Tries the rows of a {@link DataMigration} again that are in quarantine, each in a transaction of its own, under
     * the lock: reads it by its key through the migration's query, and processes it. What succeeds is out of quarantine
     * with the same transaction; so is what isn't there any more.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if it isn't such a migration, or was not begun, or if
     *     that fails by what no row is to blame for
     */
    RowRetry retryQuarantined(Version version);

    /**
     * Applies what is pending as {@link #migrateToLatest}, but that rows may be left: of each migration of rows whose
     * execution is {@linkplain io.mockloop.migrations.data.DataExecution#BACKGROUND in the background}, and that
     * nothing else which is pending needs. All before the rows is done: the migration counts as applied, in state
     * {@link MigrationState#BACKGROUND}. What is there from earlier runs, and is needed by what is pending now, is
     * finished first, or waited for.
     *
     * <p>A migration that says what it depends on needs the rows of those; one that says nothing needs all below it.
     *
     * <p>A manager that doesn't say otherwise leaves nothing.
     *
     * @return its {@code inBackground} says what is left for {@link #startBackground}
     * @throws io.mockloop.migrations.exception.MigrationException if that isn't possible
     */
    default MigrationResult migrateForeground() {
        return migrateToLatest();
    }

    /**
     * Goes through the rows that were left, in a thread of its own: as the only process that does, or in the place of
     * one that ends before all are done. Returns at once. It takes a connection while it is at them.
     *
     * @return to be closed before the data source is
     */
    BackgroundRows startBackground();

    /**
     * Lets the process that is at the rows of a migration, whichever it is, end with it: no batch of it is committed
     * any more once this has returned, and nobody goes on with it until it is {@linkplain #resumeDataMigration
     * resumed}.
     *
     * @return how far it has come
     * @throws io.mockloop.migrations.exception.MigrationException if it isn't a migration of rows, or none that is at
     *     its rows or was left half-done
     */
    DataMigrationStatus pauseDataMigration(Version version);

    /**
     * Lets a migration of rows that was paused, or has failed in the background, go on: with the next start, or in the
     * background by itself.
     *
     * @return how far it has come
     * @throws io.mockloop.migrations.exception.MigrationException as for a pause, and if it was cancelled
     */
    DataMigrationStatus resumeDataMigration(Version version);

    /**
     * Ends a migration of rows for good, as a pause does; also one in the background, which then is half-done. What is
     * done of it stays until it is completed, or taken back, by {@link #recover(Version, RecoveryKind)}.
     *
     * @return how far it has come
     * @throws io.mockloop.migrations.exception.MigrationException as for a pause
     */
    DataMigrationStatus cancelDataMigration(Version version);

    /** Whether a migration was left half-done, so that nothing else is run before it is recovered. */
    RecoveryState state(Version version);

    /**
     * How the migration that was left half-done would be recovered now; empty if there is none. If a process is at it,
     * or the server at its last statement still, this waits, as a run does.
     *
     * @param kind null for the usual one: one that was left by the end of its process is completed, one that an error
     *     stopped is taken back
     * @param isDone what somebody says of the statement in doubt who has looked at it; null for nothing
     * @throws io.mockloop.migrations.exception.RecoveryException if it can't be recovered so, or something is said and
     *     no statement is in doubt
     * @throws io.mockloop.migrations.exception.LockTimeoutException if the process is at it for too long
     */
    Optional<RecoveryPlan> planRecovery(@Nullable RecoveryKind kind, @Nullable Boolean isDone);

    /** {@link #planRecovery(RecoveryKind, Boolean)} with nothing said of a statement in doubt. */
    default Optional<RecoveryPlan> planRecovery(@Nullable RecoveryKind kind) {
        return planRecovery(kind, null);
    }

    /** {@link #planRecovery(RecoveryKind)} in the usual way. */
    default Optional<RecoveryPlan> planRecovery() {
        return planRecovery(null);
    }

    /**
     * Recovers the migration that was left half-done as a plan says, if nothing is in doubt any more, and exactly so.
     *
     * @throws io.mockloop.migrations.exception.RecoveryException if it can't be recovered so, or would be otherwise now
     */
    MigrationResult recover(RecoveryPlan plan);

    /**
     * Recovers a migration that was left half-done; does nothing if none was.
     *
     * @param version the version; null for whichever it is
     * @param kind null for the usual one
     * @throws io.mockloop.migrations.exception.RecoveryException if it can't be recovered so
     */
    MigrationResult recover(@Nullable Version version, @Nullable RecoveryKind kind);

    /**
     * Notes that somebody has recovered by hand what was left half-done; runs nothing, and does nothing if nothing was
     * left.
     *
     * @param version the version; null for whichever it is
     * @param kind whether it was completed, or what was done of it was taken back
     * @throws io.mockloop.migrations.exception.RecoveryException if another one was left half-done
     */
    MigrationResult noteRecovered(@Nullable Version version, RecoveryKind kind);

    /**
     * The backup that was made right before the migration which was left half-done, if it can be restored; empty if
     * nothing is left half-done. Waits as {@link #planRecovery(RecoveryKind, Boolean)} does.
     *
     * @param version the migration's version; null for whichever it is
     * @throws io.mockloop.migrations.exception.RecoveryException if there is none, or the log has more since than this
     *     migration's failures
     * @throws io.mockloop.migrations.exception.BackupException if it isn't whole, or what restoring takes isn't there
     */
    Optional<RestorePlan> planRecoveryFromBackup(@Nullable Version version);

    /**
     * Restores the backup that was made right before the migration which was left half-done: that is pending then
     * again, or applied if it was being undone, and the log says so. All that was written since, by whomever, is lost.
     *
     * @throws io.mockloop.migrations.exception.RecoveryException if it isn't that backup any more
     * @throws io.mockloop.migrations.exception.BackupException as {@link #restore} does
     */
    RestoreResult recoverFromBackup(RestorePlan plan);

    /** {@link #recover(Version, RecoveryKind)} in the usual way. */
    default MigrationResult recover(Version version) {
        return recover(version, null);
    }

    /**
     * Takes the database as being at this version: migrations up to it count as applied and cannot be rolled back.
     *
     * <p>Refused if migrations have been applied already.
     */
    MigrationResult baseline(Version version);

    /**
     * Accepts the content that an applied migration's file or class has now: checksum, description and stored down
     * statements in the history are replaced. One that the code has under another version, with the same content, gets
     * that version.
     *
     * @param version the one that the history has, or the one that the code has
     */
    MigrationResult repair(Version version);

    /** {@link #repair(Version)} of every applied migration whose content, or version, has changed. */
    MigrationResult repair();

    /** What {@link #repair(Version)} would change now. */
    List<MigrationRepair> planRepair(Version version);

    /** What {@link #repair()} would change now. */
    List<MigrationRepair> planRepair();

    /**
     * Takes an applied migration that was deleted from the code on purpose out of the history, as if it had never been
     * applied. What it made stays, and its stored undo is deleted; the log keeps what was done.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if the code has it, or others of the code depend on
     *     it, or the database was taken over at this version
     */
    MigrationResult forget(Version version);

    /** What {@link #forget} would take out now; refused if that would be. */
    MigrationRepair planForget(Version version);

    /**
     * Makes a backup of the whole database, as a run does before a migration that asks for one: SQLite's online backup,
     * a dump by the other databases' own programs, or what a {@link BackupProvider} makes. Others go on writing; nobody
     * migrates meanwhile.
     *
     * @throws io.mockloop.migrations.exception.BackupException if it can't be made; nothing is left of it then
     */
    BackupResult backup();

    /**
     * Looks whether a backup could be restored now: whether it is whole, and of this kind of database, and nothing is
     * missing that it takes. Changes nothing.
     *
     * @param file one of {@link #backup}, with its checksum beside it
     * @throws io.mockloop.migrations.exception.BackupException if it can't be restored
     */
    RestorePlan planRestore(Path file);

    /**
     * Replaces all that is in the database by what is in a backup. Checks first what {@link #planRestore} does. If it
     * fails half-way the database holds what it held before: on MySQL and MariaDB that is put back out of a backup that
     * is made first.
     *
     * @param file one of {@link #backup}, with its checksum beside it
     * @throws io.mockloop.migrations.exception.BackupException if it can't be restored
     */
    RestoreResult restore(Path file);
}
