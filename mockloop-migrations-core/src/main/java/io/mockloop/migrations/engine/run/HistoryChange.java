package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.engine.step.RunningStep;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.engine.watch.RunLock;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the history itself, under the lock and in one transaction, without running a migration. */
public final class HistoryChange {

    private static final Logger logger = LoggerFactory.getLogger(HistoryChange.class);

    private final Engine engine;
    private final RunSettings settings;
    private final LockWait wait;

    /** A change to be made through these parts. */
    public HistoryChange(Engine engine, RunSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.wait = new LockWait(engine, settings.lockTimeout());
    }

    /** What is written, decided under the lock. */
    private interface Decision {
        List<String> statements(RunContext context, History history) throws SQLException;
    }

    /** Notes the version that the database is at, and makes the tables if there are none. */
    public void baseline(Version version) throws SQLException {
        RunSettings.requireBaseline(version);
        change((context, history) -> {
            history.requireSense();
            if (!history.rows().isEmpty()) {
                throw TargetException.baselineTooLate(version, history.current().orElse(Version.NONE));
            }
            return new Preparation(context, version, null).baseline(version, history);
        });
    }

    /**
     * Notes what another library has applied, and makes the tables if there are none.
     *
     * @param choice finds it under the lock, and refuses a history that has rows
     * @return what was noted
     */
    public List<AdoptedRow> adopt(SqlFunction<History, List<AdoptedRow>> choice) throws SQLException {
        List<AdoptedRow> adopted = new ArrayList<>();
        change((context, history) -> {
            adopted.clear();
            adopted.addAll(choice.apply(history));
            return new Preparation(context, null, null).adopt(adopted, history);
        });
        return adopted;
    }

    /**
     * Replaces what rows say of their migrations by what the code says now.
     *
     * @param choice chooses them under the lock
     * @return those that it has chosen
     */
    public List<Changed> repair(SqlFunction<History, List<Changed>> choice) throws SQLException {
        List<Changed> repaired = new ArrayList<>();
        change((context, history) -> {
            repaired.clear();
            repaired.addAll(choice.apply(history));
            return repairs(context.writer(), repaired);
        });
        return repaired;
    }

    private static List<String> repairs(HistoryWriter writer, List<Changed> repaired) {
        List<String> statements = new ArrayList<>();
        for (Changed each : repaired) {
            if (each.isRenumbered()) {
                // another one may get its version
                statements.add(writer.withoutVersion(each.row()));
                statements.add(writer.log(event(
                        each.row(), "Repaired: is %s now".formatted(each.nowDisplay()), MigrationState.ROLLED_BACK)));
            }
        }
        for (Changed each : repaired) {
            HistoryRow before = each.row();
            HistoryRow row = RunningStep.rowOf(each.now(), before.rank(), before.state());
            String down = RunningStep.storedDown(each.now());
            boolean renumbered = each.isRenumbered();
            statements.add(renumbered ? writer.renumber(row, down) : writer.refresh(row, down));
            statements.add(writer.log(event(
                    row,
                    renumbered
                            ? "Repaired: was %s".formatted(before.display())
                            : repairText(before.checksum(), row.checksum()),
                    MigrationState.APPLIED)));
        }
        return statements;
    }

    /** What was done to a row, without that anything was run; the state is what is left of its version. */
    static Event event(HistoryRow row, String description, MigrationState state) {
        return new Event(
                row.version(), description, MigrationType.EVENT, row.script(), row.checksum(), null, state, null, null);
    }

    /**
     * Takes a row away, without undoing anything.
     *
     * @param choice chooses it under the lock
     */
    public void forget(SqlFunction<History, HistoryRow> choice) throws SQLException {
        change((context, history) -> {
            HistoryRow row = choice.apply(history);
            return List.of(
                    context.writer().delete(row),
                    context.writer()
                            .log(event(
                                    row,
                                    "Forgotten, and not undone: " + row.description(),
                                    MigrationState.ROLLED_BACK)));
        });
    }

    /** Lets one whose rows are in the background be half-done, so that nobody goes on with it by itself. */
    public void cancelRows(Version version) throws SQLException {
        change((context, history) -> {
            HistoryRow row =
                    history.find(version).filter(HistoryRow::isInBackground).orElse(null);
            return row == null || row.reached() == null
                    ? List.of()
                    : List.of(
                            context.writer().leave(row, MigrationState.PARTIAL, row.reached()),
                            context.writer()
                                    .log(event(row, "Cancelled: " + row.description(), MigrationState.PARTIAL)));
        });
    }

    /**
     * Leaves an event of an order about the rows of a migration, in the state that it has all the same. A run that is
     * at them itself says how it ends.
     *
     * @param what what was ordered, as it stands before its description
     */
    public void noteOrder(Version version, String what) throws SQLException {
        change((context, history) -> history.find(version)
                .filter(row -> row.isInBackground() || row.isUnfinished())
                .filter(row -> row.state() != MigrationState.RUNNING)
                .map(row -> List.of(context.writer().log(event(row, what + ": " + row.description(), row.state()))))
                .orElse(List.of()));
    }

    /**
     * What a person has done by hand about a migration that was left half-done.
     *
     * @param row its row
     * @param completed whether the way that it was being run is done to its end; else what was done of it is undone
     */
    public record Settlement(HistoryRow row, boolean completed) {

        List<String> statements(HistoryWriter writer) {
            List<String> byHand = completed ? writer.completedByHand(row) : writer.takenBackByHand(row);
            return row.state() == MigrationState.RUNNING
                    ? Stream.concat(Stream.of(writer.log(HistoryWriter.noAnswer(row))), byHand.stream())
                            .toList()
                    : byHand;
        }
    }

    /**
     * Notes what a person has done by hand.
     *
     * @param choice finds it under the lock
     */
    public void settle(SqlFunction<History, Optional<Settlement>> choice) throws SQLException {
        change((context, history) -> choice.apply(history)
                .map(each -> each.statements(context.writer()))
                .orElse(List.of()));
    }

    /** Records what the schema is like now as what it should be. */
    public void acceptSchema() throws SQLException {
        change((context, history) -> {
            HistoryRow row = history.rows().stream()
                    .reduce((first, second) -> second)
                    .orElseThrow(TargetException::nothingApplied);
            SchemaDrift drift = new SchemaDrift(engine, history);
            drift.make();
            drift.record(history);
            return List.of(context.writer().log(event(row, "The schema is accepted as it is", row.state())));
        });
    }

    private static String repairText(@Nullable String before, @Nullable String now) {
        return Objects.equals(before, now)
                ? "Repaired: another file, description or way back, with the same content"
                : "Repaired: %s became %s".formatted(orNone(before), orNone(now));
    }

    private static String orNone(@Nullable String checksum) {
        return checksum == null ? "no checksum" : checksum;
    }

    private void change(Decision decision) throws SQLException {
        HistoryWriter writer = new HistoryWriter(engine.history(), engine.names(engine.read()));
        engine.inTransactions(transactions -> changed(context(writer, transactions), decision));
    }

    private boolean changed(RunContext context, Decision decision) throws SQLException {
        try (RunLock lock = new RunLock(context, false)) {
            waitFor(lock::tryAcquire, context, lock::holder);
            while (!tryWrite(context, decision)) {
                logger.debug("Somebody reads the database: the change is made again when nobody does");
            }
            return true;
        }
    }

    private boolean tryWrite(RunContext context, Decision decision) throws SQLException {
        waitFor(context.transactions()::tryBegin, context, () -> engine.locks().writer(engine.connection()));
        return context.tryCommit(() -> {
            Preparation preparation = new Preparation(context, null, null);
            List<String> statements = decision.statements(context, readConverted(preparation));
            if (!statements.isEmpty()) {
                preparation.write(statements);
            }
            return statements;
        });
    }

    private History readConverted(Preparation preparation) throws SQLException {
        History history = engine.read();
        return history.layout() == Layout.OLDER && preparation.prepare(history) ? engine.read() : history;
    }

    private RunContext context(HistoryWriter writer, Transactions transactions) {
        return new RunContext(
                engine,
                transactions,
                writer,
                Callbacks.NONE,
                new Cancellation(),
                settings.limits(),
                engine.execution()
                        .lockLimit(engine.connection(), settings.limits().lockTimeout(), false),
                new MigrationListener.Run(settings.manager(), engine.database(), 0));
    }

    private void waitFor(SqlSupplier<Boolean> action, RunContext context, SqlSupplier<Optional<LockHolder>> holder)
            throws SQLException {
        while (!action.get()) {
            wait.pause(context, holder);
        }
    }
}
