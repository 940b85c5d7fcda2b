package io.mockloop.migrations.autoconfigure.activity;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.SchemaState;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.RunningMigration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what this process did about migrations and last saw of them, by manager, so that health, meters and, while
 * a run is under way or the database is away, the endpoint can tell without asking it.
 */
public final class MigrationActivity implements MigrationListener {

    private final Map<String, ActivitySnapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<String, SeenSchema> schemas = new ConcurrentHashMap<>();
    private final Set<String> managers = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> processed = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** Knows nothing yet. */
    public MigrationActivity(InstantSource clock) {
        this.clock = clock;
    }

    /** What was last found of the schema of a manager's database; null if it was never compared. */
    public @Nullable SeenSchema schema(String manager) {
        return schemas.get(manager);
    }

    @Override
    public void onSchemaCompared(String manager, SchemaState state) {
        schemas.put(manager, new SeenSchema(state, clock.instant(), false));
    }

    /** What is known of a manager's migrations now. */
    public ActivitySnapshot of(String manager) {
        return snapshots.getOrDefault(manager, ActivitySnapshot.NOTHING);
    }

    @Override
    public void addedTo(String manager) {
        managers.add(manager);
    }

    /** Whether a manager tells what its runs do. */
    public boolean isToldBy(String manager) {
        return managers.contains(manager);
    }

    /** A call that may run migrations began; it may still wait for the lock. */
    public void began(String manager) {
        change(manager, ActivitySnapshot::begun);
    }

    /** A call that may have run migrations succeeded. */
    public void ended(String manager, MigrationResult result) {
        change(manager, known -> known.ended(result, clock.instant()));
        if (!result.executed().isEmpty()) {
            schemas.computeIfPresent(manager, (name, seen) -> seen.outdated());
        }
    }

    /** A call that may have run migrations failed. */
    public void failed(String manager, Throwable failure) {
        change(manager, known -> known.failed(failure));
        schemas.computeIfPresent(manager, (name, seen) -> seen.outdated());
    }

    /** Somebody looked at the database. */
    public void seen(String manager, MigrationStatus status) {
        change(manager, known -> known.seen(status, clock.instant()));
    }

    /** A start looked at the database, and leaves it as it is. */
    public void found(String manager, MigrationStatus status) {
        change(manager, known -> known.found(status, clock.instant()));
    }

    @Override
    public void beforeRun(Run run) {
        change(run.manager(), known -> known.begun(run));
    }

    @Override
    public void afterRun(Run run, MigrationResult result) {
        ended(run.manager(), result);
    }

    @Override
    public void onRunFailure(Run run, RuntimeException failure) {
        failed(run.manager(), failure);
    }

    @Override
    public void beforeMigration(Execution execution) {
        change(execution, known -> known.at(RunningMigration.begun(execution, clock.instant())));
    }

    @Override
    public void beforeStatement(Execution execution, StatementSent statement) {
        change(execution, known -> known.on(now -> now.atStatement(statement.number())));
    }

    @Override
    public void afterBatch(Execution execution, int size, RowCount rows) {
        change(execution, known -> known.on(now -> now.atRows(rows)));
        processed
                .computeIfAbsent(execution.run().manager(), any -> new LongAdder())
                .add(size);
    }

    @Override
    public void onSlowdown(Execution execution, @Nullable String reason) {
        change(execution, known -> known.on(now -> now.slowed(reason)));
    }

    /** How many rows this process has gone through in a manager's migrations. */
    public long rows(String manager) {
        LongAdder rows = processed.get(manager);
        return rows == null ? 0 : rows.sum();
    }

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        change(execution, known -> known.at(null));
    }

    @Override
    public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
        change(execution, known -> known.failed(execution, failure));
    }

    @Override
    public void onHalt(Execution execution, Duration executionTime) {
        change(execution, known -> known.at(null));
    }

    private void change(Execution execution, UnaryOperator<ActivitySnapshot> change) {
        change(execution.run().manager(), change);
    }

    private void change(String manager, UnaryOperator<ActivitySnapshot> change) {
        snapshots.compute(manager, (name, known) -> change.apply(known == null ? ActivitySnapshot.NOTHING : known));
    }
}
