package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.BackgroundRows;
import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.MigrateOption;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.SchemaComparison;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaState;
import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A manager of which nothing is asked that a test doesn't answer. */
abstract class UnaskedMigrationManager implements MigrationManager {

    @Override
    public MigrationPlan plan(Version to) {
        throw new UnsupportedOperationException("plan " + to);
    }

    @Override
    public MigrationResult migrateToVersion(Version to, MigrateOption... options) {
        throw new UnsupportedOperationException("migrateToVersion");
    }

    @Override
    public MigrationResult applyMigration(Version version) {
        throw new UnsupportedOperationException("applyMigration");
    }

    @Override
    public MigrationResult applyMigration(PendingMigration migration) {
        throw new UnsupportedOperationException("applyMigration");
    }

    @Override
    public MigrationResult rollbackMigration(Version version) {
        throw new UnsupportedOperationException("rollbackMigration");
    }

    @Override
    public MigrationResult rollbackToVersion(Version to) {
        throw new UnsupportedOperationException("rollbackToVersion");
    }

    @Override
    public SquashedSet squash(SquashOrder order) {
        throw new UnsupportedOperationException("squash");
    }

    @Override
    public SquashedSet planSquash(SquashOrder order) {
        throw new UnsupportedOperationException("planSquash");
    }

    @Override
    public SchemaState schemaState() {
        throw new UnsupportedOperationException("schemaState");
    }

    @Override
    public ValidationResult validateSchema(SchemaComparison comparison) {
        throw new UnsupportedOperationException("validateSchema");
    }

    @Override
    public SchemaFix planSchemaFix(SchemaComparison comparison) {
        throw new UnsupportedOperationException("planSchemaFix");
    }

    @Override
    public void acceptSchema() {
        throw new UnsupportedOperationException("acceptSchema");
    }

    @Override
    public String schemaSql() {
        throw new UnsupportedOperationException("schemaSql");
    }

    @Override
    public boolean dumpSchema(Path file) {
        throw new UnsupportedOperationException("dumpSchema");
    }

    @Override
    public ValidationResult validate() {
        throw new UnsupportedOperationException("validate");
    }

    @Override
    public MigrationResult baseline(Version version) {
        throw new UnsupportedOperationException("baseline");
    }

    @Override
    public RecoveryState state(Version version) {
        throw new UnsupportedOperationException("state");
    }

    @Override
    public Optional<RecoveryPlan> planRecovery(@Nullable RecoveryKind kind, @Nullable Boolean isDone) {
        throw new UnsupportedOperationException("planRecovery");
    }

    @Override
    public Optional<RestorePlan> planRecoveryFromBackup(@Nullable Version version) {
        throw new UnsupportedOperationException("planRecoveryFromBackup");
    }

    @Override
    public RestoreResult recoverFromBackup(RestorePlan plan) {
        throw new UnsupportedOperationException("recoverFromBackup");
    }

    @Override
    public MigrationResult recover(RecoveryPlan plan) {
        throw new UnsupportedOperationException("recover");
    }

    @Override
    public MigrationResult noteRecovered(@Nullable Version version, RecoveryKind kind) {
        throw new UnsupportedOperationException("noteRecovered");
    }

    @Override
    public MigrationResult recover(@Nullable Version version, @Nullable RecoveryKind kind) {
        throw new UnsupportedOperationException("recover");
    }

    @Override
    public MigrationResult repair(Version version) {
        throw new UnsupportedOperationException("repair");
    }

    @Override
    public MigrationResult repair() {
        throw new UnsupportedOperationException("repair");
    }

    @Override
    public MigrationPlan planRollback(Version to) {
        throw new UnsupportedOperationException("planRollback");
    }

    @Override
    public MigrationPlan planRollback(int steps) {
        throw new UnsupportedOperationException("planRollback");
    }

    @Override
    public MigrationResult rollback(MigrationPlan plan) {
        throw new UnsupportedOperationException("rollback");
    }

    @Override
    public Optional<MigrationDetails> details(String versionOrScript) {
        throw new UnsupportedOperationException("details");
    }

    @Override
    public List<MigrationRepair> planRepair(Version version) {
        throw new UnsupportedOperationException("planRepair");
    }

    @Override
    public List<MigrationRepair> planRepair() {
        throw new UnsupportedOperationException("planRepair");
    }

    @Override
    public MigrationAdoption planAdopt(AdoptSource source) {
        throw new UnsupportedOperationException("planAdopt");
    }

    @Override
    public MigrationResult adopt(AdoptSource source) {
        throw new UnsupportedOperationException("adopt");
    }

    @Override
    public MigrationRepair planForget(Version version) {
        throw new UnsupportedOperationException("planForget");
    }

    @Override
    public List<DataMigrationStatus> dataMigrations() {
        throw new UnsupportedOperationException("dataMigrations");
    }

    @Override
    public BackgroundRows startBackground() {
        throw new UnsupportedOperationException("startBackground");
    }

    @Override
    public DataMigrationStatus pauseDataMigration(Version version) {
        throw new UnsupportedOperationException("pauseDataMigration");
    }

    @Override
    public DataMigrationStatus resumeDataMigration(Version version) {
        throw new UnsupportedOperationException("resumeDataMigration");
    }

    @Override
    public DataMigrationStatus cancelDataMigration(Version version) {
        throw new UnsupportedOperationException("cancelDataMigration");
    }

    @Override
    public RowRetry retryQuarantined(Version version) {
        throw new UnsupportedOperationException("retryQuarantined");
    }

    @Override
    public MigrationResult forget(Version version) {
        throw new UnsupportedOperationException("forget");
    }

    @Override
    public MigrationPlan planRedo(int steps) {
        throw new UnsupportedOperationException("planRedo");
    }

    @Override
    public MigrationResult redo(MigrationPlan plan) {
        throw new UnsupportedOperationException("redo");
    }

    @Override
    public MigrationResult markApplied(Collection<Version> versions) {
        throw new UnsupportedOperationException("markApplied");
    }

    @Override
    public MigrationPlan planMarkApplied(Collection<Version> versions) {
        throw new UnsupportedOperationException("planMarkApplied");
    }

    @Override
    public MigrationResult migrateSkipping(@Nullable Version to, Collection<Version> skipped) {
        throw new UnsupportedOperationException("migrateSkipping");
    }

    @Override
    public MigrationPlan planSkipping(@Nullable Version to, Collection<Version> skipped) {
        throw new UnsupportedOperationException("planSkipping");
    }

    @Override
    public BackupResult backup() {
        throw new UnsupportedOperationException("backup");
    }

    @Override
    public RestorePlan planRestore(Path file) {
        throw new UnsupportedOperationException("planRestore");
    }

    @Override
    public RestoreResult restore(Path file) {
        throw new UnsupportedOperationException("restore");
    }
}
