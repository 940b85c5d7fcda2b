package io.mockloop.migrations.engine;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.adopt.Adopter;
import io.mockloop.migrations.engine.adopt.Adoption;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.ExpectedState;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.report.RecoveryPlans;
import io.mockloop.migrations.engine.report.Repairs;
import io.mockloop.migrations.engine.report.Repairs.Forgotten;
import io.mockloop.migrations.engine.report.Statuses;
import io.mockloop.migrations.engine.run.HistoryChange;
import io.mockloop.migrations.engine.run.HistoryChange.Settlement;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls that change the history alone, or say how they would, on one connection. */
final class HistoryCalls {

    private final Engine engine;
    private final RunSettings settings;
    private final Supplier<Planners> code;
    private final long startedNanos = System.nanoTime();

    /**
     * Those of one call.
     *
     * @param code looks at the code
     */
    HistoryCalls(Engine engine, RunSettings settings, Supplier<Planners> code) {
        this.engine = engine;
        this.settings = settings;
        this.code = code;
    }

    MigrationResult baseline(Version version) throws SQLException {
        new HistoryChange(engine, settings).baseline(version);
        Duration time = elapsed();
        return result(
                code.get(),
                List.of(new Executed(version, "Baseline", MigrationType.BASELINE, "", Direction.UP, time)),
                time);
    }

    List<MigrationRepair> planRepair(@Nullable Version version) throws SQLException {
        return Repairs.of(code.get().on(engine.read()), version).stream()
                .map(Repairs::planned)
                .toList();
    }

    /** Takes no lock if nothing is to be repaired. */
    MigrationResult repair(@Nullable Version version) throws SQLException {
        Planners planners = code.get();
        List<Changed> repaired = Repairs.of(planners.on(engine.read()), version);
        if (!repaired.isEmpty()) {
            repaired = new HistoryChange(engine, settings).repair(history -> Repairs.of(planners.on(history), version));
        }
        Duration time = elapsed();
        return result(
                planners, repaired.stream().map(c -> Repairs.executed(c, time)).toList(), time);
    }

    MigrationRepair planForget(Version version) throws SQLException {
        return forgotten(code.get(), version).planned();
    }

    MigrationResult forget(Version version) throws SQLException {
        Planners planners = code.get();
        Forgotten forgotten = forgotten(planners, version);
        new HistoryChange(engine, settings)
                .forget(history ->
                        Repairs.forgotten(planners.on(history), version).row());
        Duration time = elapsed();
        return result(planners, List.of(forgotten.executed(time)), time);
    }

    void acceptSchema() throws SQLException {
        new HistoryChange(engine, settings).acceptSchema();
    }

    MigrationAdoption planAdopt(AdoptSource source) throws SQLException {
        Planners planners = code.get();
        History history = engine.read();
        new LockProbe(engine, history).requireNone(planners.set());
        Adoption adoption = adopter(planners).adoption(source, history);
        return new MigrationAdoption(
                adoption.library(),
                adoption.table(),
                adoption.adopted(),
                adoption.leftOut(),
                Statuses.pendingAsFarAsKnown(planners.on(adoption.foreseen(engine.names(history)))));
    }

    MigrationResult adopt(AdoptSource source) throws SQLException {
        Planners planners = code.get();
        Adopter adopter = adopter(planners);
        adopter.adoption(
                source, engine.read()); // refused without the lock, and without a table of the older format converted
        List<AdoptedRow> rows = new HistoryChange(engine, settings)
                .adopt(history -> adopter.adoption(source, history).rows());
        Duration time = elapsed();
        return result(
                planners,
                rows.stream()
                        .map(AdoptedRow::row)
                        .map(row -> new Executed(
                                row.version(),
                                row.description(),
                                row.type(),
                                row.script(),
                                Direction.UP,
                                Duration.ZERO,
                                true))
                        .toList(),
                time);
    }

    private Adopter adopter(Planners planners) {
        return new Adopter(engine, planners.set(), planners.policy().onMissing());
    }

    /** Nothing if nothing is left half-done. */
    MigrationResult noteRecovered(@Nullable Version version, RecoveryKind kind) throws SQLException {
        Planners planners = code.get();
        RecoveryPlans plans = new RecoveryPlans(planners, settings);
        Settlement found = plans.settlement(engine.read(), version, kind).orElse(null);
        if (found == null) {
            return result(planners, List.of(), elapsed());
        }
        new HistoryChange(engine, settings).settle(history -> plans.settlement(history, version, kind));
        HistoryRow row = found.row();
        Direction way = found.completed() == (row.direction() == Direction.UP) ? Direction.UP : Direction.DOWN;
        Duration time = elapsed();
        return result(
                planners,
                List.of(new Executed(
                        row.version(), row.description(), row.type(), row.script(), way, Duration.ZERO, true)),
                time);
    }

    private Forgotten forgotten(Planners planners, Version version) throws SQLException {
        History history = engine.read();
        new LockProbe(engine, history).requireNone(planners.set());
        return Repairs.forgotten(planners.on(history), version);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private MigrationResult result(Planners planners, List<Executed> executed, Duration time) throws SQLException {
        Planner planner = planners.on(engine.read());
        return new MigrationResult(
                executed,
                List.of(),
                planner.history().current().orElse(null),
                ExpectedState.count(planner.history()),
                planner.pending().size(),
                time,
                engine.product());
    }
}
