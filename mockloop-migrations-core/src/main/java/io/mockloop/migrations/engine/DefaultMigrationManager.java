package io.mockloop.migrations.engine;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrateOption;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.report.Details;
import io.mockloop.migrations.engine.report.RecoveryPlans;
import io.mockloop.migrations.engine.report.Statuses;
import io.mockloop.migrations.engine.run.ApprovedPlan;
import io.mockloop.migrations.engine.run.BackupCall;
import io.mockloop.migrations.engine.run.Goal;
import io.mockloop.migrations.engine.run.RetryCall;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.trial.TrialParts;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The manager: each call borrows a connection, chooses the parts for its database, and lets them work. */
public final class DefaultMigrationManager extends SchemaCalls implements MigrationManager {

    /**
     * A manager for the databases that these connections lead to.
     *
     * @param engines chooses the parts for a connection's database, without a round trip
     * @param settings how runs go
     * @param trials what tests of its migrations are made with
     */
    public DefaultMigrationManager(
            Connections connections,
            SqlFunction<Connection, Engine> engines,
            PlanPolicy policy,
            RunSettings settings,
            TrialParts trials) {
        super(connections, engines, policy, settings, trials);
    }

    @Override
    public Optional<Version> currentVersion() {
        return read("Reading the current version", read -> {
            read.warnOfFlaws();
            return read.history().current();
        });
    }

    @Override
    public List<HistoryEntry> history() {
        return read("Reading the history", read -> {
            read.warnOfFlaws();
            return read.engine().reader().log(read.engine().connection(), read.history());
        });
    }

    @Override
    public void history(Consumer<? super HistoryEntry> each) {
        read("Reading the history", read -> {
            read.warnOfFlaws();
            read.engine().reader().eachEvent(read.engine().connection(), read.history(), each);
            return read;
        });
    }

    @Override
    public List<PendingMigration> pendingMigrations() {
        return read("Looking for pending migrations", read -> {
            read.history().requireSense();
            return Statuses.pending(planners(read.engine()).on(read.history()));
        });
    }

    @Override
    public MigrationPlan plan() {
        return planUp(new Goal.Latest(policy.target(), false));
    }

    @Override
    public MigrationPlan plan(Version target) {
        return read("Planning", read -> plans(read).to(target));
    }

    @Override
    public MigrationPlan planRollback(Version target) {
        return planDown(new Goal.DownTo(target));
    }

    @Override
    public MigrationPlan planRollback(int steps) {
        return planUndoing(steps, new Goal.UndoLast(steps));
    }

    @Override
    public MigrationPlan planRedo(int steps) {
        return planUndoing(steps, new Goal.RedoLast(steps));
    }

    private MigrationPlan planUndoing(int steps, Goal goal) {
        if (steps < 1) {
            throw new IllegalArgumentException("There must be at least one step to undo: " + steps);
        }
        return planDown(goal);
    }

    @Override
    public MigrationResult redo(MigrationPlan plan) {
        return run("Redoing", new Goal.Redo(ApprovedPlan.ofRedo(plan)), set -> {});
    }

    @Override
    public MigrationResult migrateToLatest() {
        return run("Migrating", new Goal.Latest(policy.target(), false), ManagerCalls::warn);
    }

    @Override
    public MigrationResult migrateForeground() {
        return run("Migrating", new Goal.Latest(policy.target(), true), ManagerCalls::warn);
    }

    @Override
    public BackgroundRows startBackground() {
        return new BackgroundThread(settings.manager(), lookAtRows());
    }

    @Override
    public MigrationResult migrateToVersion(Version target, MigrateOption... options) {
        boolean down = List.of(options).contains(MigrateOption.ALLOW_DOWN)
                && read("Reading the current version", read -> read.history().current())
                        .filter(current -> current.isAbove(target))
                        .isPresent();
        return down ? rollbackToVersion(target) : run("Migrating", new Goal.UpTo(target), ManagerCalls::warn);
    }

    @Override
    public MigrationResult markApplied(Collection<Version> versions) {
        return run("Noting migrations as applied", new Goal.Mark(Set.copyOf(versions)), set -> {});
    }

    @Override
    public MigrationPlan planMarkApplied(Collection<Version> versions) {
        return planUp(new Goal.Mark(Set.copyOf(versions)));
    }

    @Override
    public MigrationResult migrateSkipping(@Nullable Version target, Collection<Version> skipped) {
        return run("Migrating", skipping(target, skipped), ManagerCalls::warn);
    }

    @Override
    public MigrationPlan planSkipping(@Nullable Version target, Collection<Version> skipped) {
        return planUp(skipping(target, skipped));
    }

    private Goal skipping(@Nullable Version target, Collection<Version> skipped) {
        Goal goal = target == null ? new Goal.Latest(policy.target(), false) : new Goal.UpTo(target);
        return new Goal.Skipping(goal, Set.copyOf(skipped));
    }

    @Override
    public MigrationResult applyMigration(Version version) {
        return run("Migrating", new Goal.One(version), set -> {});
    }

    @Override
    public MigrationResult applyMigration(PendingMigration migration) {
        Version version = migration.version();
        return version == null || migration.type() == MigrationType.BASELINE
                ? run("Migrating", new Goal.OneFile(migration.script()), set -> {})
                : applyMigration(version);
    }

    @Override
    public MigrationResult rollbackMigration(Version version) {
        return rollback(new Goal.Undo(version));
    }

    @Override
    public MigrationResult rollbackToVersion(Version target) {
        return rollback(new Goal.DownTo(target));
    }

    @Override
    public MigrationResult rollback(MigrationPlan plan) {
        return rollback(new Goal.Approved(new ApprovedPlan(plan)));
    }

    @Override
    public Optional<MigrationDetails> details(String versionOrScript) {
        return read(
                "Reading about a migration",
                read -> Details.of(versionOrScript, policy, read.engine(), read.history()));
    }

    @Override
    public ValidationResult validate() {
        return read("Validating", read -> statuses(read).validate());
    }

    @Override
    public MigrationStatus status() {
        return read("Reading the status", read -> statuses(read).status());
    }

    @Override
    public List<DataMigrationStatus> dataMigrations() {
        return read("Reading the status", read -> statuses(read).dataMigrations());
    }

    @Override
    public RowRetry retryQuarantined(Version version) {
        return use(
                "Trying rows again",
                engine -> new RetryCall(engine, settings, planners(engine).set()).retry(version));
    }

    @Override
    public DataMigrationStatus pauseDataMigration(Version version) {
        return order(version, Halt.PAUSED);
    }

    @Override
    public DataMigrationStatus resumeDataMigration(Version version) {
        return order(version, null);
    }

    @Override
    public DataMigrationStatus cancelDataMigration(Version version) {
        return order(version, Halt.CANCELLED);
    }

    private DataMigrationStatus order(Version version, @Nullable Halt halt) {
        return use("Ordering it", engine -> {
            new DataOrders(engine, settings, planners(engine).set()).order(version, halt);
            return statuses(new Read(engine, engine.read())).dataMigration(version);
        });
    }

    @Override
    public RecoveryState state(Version version) {
        return read("Reading the state", read -> RecoveryPlans.state(read.engine(), read.history(), version));
    }

    @Override
    public Optional<RecoveryPlan> planRecovery(@Nullable RecoveryKind kind, @Nullable Boolean isDone) {
        return read(
                "Planning",
                read -> new RecoveryPlans(planners(read.engine()), settings).plan(read.history(), kind, isDone));
    }

    @Override
    public MigrationResult recover(RecoveryPlan plan) {
        return run("Recovering", new Goal.Recover(plan.version(), plan.kind(), plan.isDone(), plan), set -> {});
    }

    @Override
    public MigrationResult recover(@Nullable Version version, @Nullable RecoveryKind kind) {
        return run("Recovering", new Goal.Recover(version, kind, null, null), set -> {});
    }

    @Override
    public MigrationResult noteRecovered(@Nullable Version version, RecoveryKind kind) {
        return use("Noting a recovery", engine -> calls(engine).noteRecovered(version, kind));
    }

    @Override
    public Optional<RestorePlan> planRecoveryFromBackup(@Nullable Version version) {
        return read(
                "Planning",
                read -> new RecoveryPlans(planners(read.engine()), settings).fromBackup(read.history(), version));
    }

    @Override
    public RestoreResult recoverFromBackup(RestorePlan plan) {
        return use("Recovering", engine -> new BackupCall(engine, settings).recover(plan.file()));
    }

    @Override
    public MigrationResult baseline(Version version) {
        return use("Noting a baseline", engine -> calls(engine).baseline(version));
    }

    @Override
    public List<MigrationRepair> planRepair(Version version) {
        return use("Looking for what is to be repaired", engine -> calls(engine).planRepair(version));
    }

    @Override
    public List<MigrationRepair> planRepair() {
        return use("Looking for what is to be repaired", engine -> calls(engine).planRepair(null));
    }

    @Override
    public MigrationResult repair(Version version) {
        return use("Repairing the history", engine -> calls(engine).repair(version));
    }

    @Override
    public MigrationResult repair() {
        return use("Repairing the history", engine -> calls(engine).repair(null));
    }

    @Override
    public MigrationRepair planForget(Version version) {
        return use("Looking for what to forget", engine -> calls(engine).planForget(version));
    }

    @Override
    public MigrationResult forget(Version version) {
        return use("Forgetting a migration", engine -> calls(engine).forget(version));
    }

    @Override
    public MigrationAdoption planAdopt(AdoptSource source) {
        return use(
                "Looking for what is to be taken over", engine -> calls(engine).planAdopt(source));
    }

    @Override
    public MigrationResult adopt(AdoptSource source) {
        return use("Taking a history over", engine -> calls(engine).adopt(source));
    }

    @Override
    public BackupResult backup() {
        return use("Backing up", engine -> new BackupCall(engine, settings).backup());
    }

    @Override
    public RestorePlan planRestore(Path file) {
        return use("Looking at the backup", engine -> new BackupCall(engine, settings).plan(file));
    }

    @Override
    public RestoreResult restore(Path file) {
        return use("Restoring", engine -> new BackupCall(engine, settings).restore(file));
    }
}
