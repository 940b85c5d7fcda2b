package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.Run;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A manager that writes down what it is asked for, and has a state instead of a database. */
public class RecordingMigrationManager extends UnaskedMigrationManager {

    public static final String DATABASE = "SQLite 3.54.1";

    private final List<String> calls = new ArrayList<>();
    private final List<Version> applied = new ArrayList<>();
    private final List<Version> pending = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<PendingMigration> repeatables = new ArrayList<>();
    private Runnable duringRun = () -> {};
    private @Nullable RuntimeException failure;
    private MigrationStatus.@Nullable Running running;
    private ValidationResult problems = ValidationResult.ok();
    private @Nullable Summary summary;
    private @Nullable Version target;

    /** A database with nothing applied. */
    public static RecordingMigrationManager withPending(String... versions) {
        RecordingMigrationManager manager = new RecordingMigrationManager();
        for (String version : versions) {
            manager.pending.add(Version.of(version));
        }
        return manager;
    }

    /** Repeatable migrations that are to be run, too. */
    public RecordingMigrationManager withRepeatable(String name) {
        repeatables.add(new PendingMigration(
                null, name, MigrationType.REPEATABLE, "R__" + name + ".sql", List.of(), false, false));
        return this;
    }

    /** What has been applied already. */
    public RecordingMigrationManager applied(String... versions) {
        for (String version : versions) {
            apply(Version.of(version));
        }
        return this;
    }

    /** What happens while migrations run. */
    public RecordingMigrationManager during(Runnable action) {
        duringRun = action;
        return this;
    }

    /** How a run, and a plan, fails. */
    public RecordingMigrationManager failingWith(RuntimeException exception) {
        failure = exception;
        return this;
    }

    /** What another process is at. */
    public RecordingMigrationManager running(MigrationStatus.Running migration) {
        running = migration;
        return this;
    }

    /** What a look at the database finds. */
    public RecordingMigrationManager finding(Summary state, ValidationResult wrong) {
        summary = state;
        problems = wrong;
        return this;
    }

    /** Up to where a run goes. */
    public RecordingMigrationManager upTo(String version) {
        target = Version.of(version);
        return this;
    }

    /** Another event of the log. */
    public RecordingMigrationManager logged(HistoryEntry entry) {
        history.add(entry);
        return this;
    }

    /** What it was asked for, in order. */
    public List<String> calls() {
        return calls;
    }

    private void apply(Version version) {
        applied.add(version);
        history.add(new HistoryEntry(
                history.size() + 1,
                version,
                "Step " + version,
                MigrationType.SQL,
                script(version),
                Direction.UP,
                MigrationState.APPLIED,
                Instant.parse("2026-11-24T06:00:00Z"),
                "app",
                Duration.ofMillis(12),
                null));
    }

    public static String script(Version version) {
        return "db/migration/V%s__step.sql".formatted(version);
    }

    /** A run of migration {@code version} as listeners are told of it. */
    public static Execution execution(String version) {
        return new Execution(
                new Run("migrationManager", Database.SQLITE, 1),
                version,
                "Step " + version,
                MigrationType.SQL,
                "db/migration/V%s__step.sql".formatted(version),
                Direction.UP,
                5);
    }

    @Override
    public Optional<Version> currentVersion() {
        calls.add("currentVersion");
        return applied.stream().max(Version::compareTo);
    }

    @Override
    public List<HistoryEntry> history() {
        calls.add("history");
        return history;
    }

    @Override
    public List<PendingMigration> pendingMigrations() {
        calls.add("pendingMigrations");
        return pendingList();
    }

    private List<PendingMigration> pendingList() {
        Stream<PendingMigration> versioned = pending.stream()
                .map(version -> new PendingMigration(
                        version,
                        "Step " + version,
                        MigrationType.SQL,
                        script(version),
                        List.of(Version.of("1")),
                        true,
                        false));
        return Stream.concat(versioned, repeatables.stream()).toList();
    }

    private List<Version> toRun() {
        return pending.stream()
                .filter(version -> target == null || !version.isAbove(target))
                .toList();
    }

    @Override
    public MigrationPlan plan() {
        calls.add("plan");
        failIfToldTo();
        Stream<MigrationPlan.Step> versioned =
                toRun().stream().map(version -> step(version, "Step " + version, MigrationType.SQL, script(version)));
        Stream<MigrationPlan.Step> repeated = repeatables.stream()
                .map(migration -> step(null, migration.description(), migration.type(), migration.script()));
        return new MigrationPlan(Stream.concat(versioned, repeated).toList());
    }

    private static MigrationPlan.Step step(
            @Nullable Version version, String description, MigrationType type, String script) {
        return new MigrationPlan.Step(
                version,
                description,
                type,
                script,
                Direction.UP,
                MigrationPlan.Source.FILE,
                true,
                false,
                List.of(),
                null);
    }

    @Override
    public MigrationResult migrateToLatest() {
        calls.add("migrateToLatest");
        duringRun.run();
        failIfToldTo();
        List<MigrationResult.Executed> executed = toRun().stream()
                .map(version -> new MigrationResult.Executed(
                        version,
                        "Step " + version,
                        MigrationType.SQL,
                        script(version),
                        Direction.UP,
                        Duration.ofMillis(12)))
                .toList();
        List<Version> ran = toRun();
        pending.removeAll(ran);
        ran.forEach(this::apply);
        return new MigrationResult(
                executed,
                List.of(),
                applied.stream().max(Version::compareTo).orElse(null),
                applied.size(),
                pending.size(),
                Duration.ofMillis(120),
                DATABASE);
    }

    private void failIfToldTo() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public MigrationStatus status() {
        calls.add("status");
        Summary told = summary != null ? summary : pending.isEmpty() ? Summary.UP_TO_DATE : Summary.PENDING;
        return new MigrationStatus(
                told,
                applied.stream().max(Version::compareTo).orElse(null),
                DATABASE,
                "schema_version",
                applied.stream()
                        .map(version -> new AppliedMigration(
                                version,
                                "Step " + version,
                                MigrationType.SQL,
                                script(version),
                                MigrationState.APPLIED,
                                Instant.parse("2026-11-24T06:00:00Z")))
                        .toList(),
                history,
                pendingList(),
                problems,
                running);
    }
}
