package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Checkpoints.Noted;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.Validation;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.run.FirstRun;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells a database's state from what was read. */
public final class Statuses {

    private final Engine engine;
    private final Discovered code;
    private final Planner planner;
    private final History history;
    private final @Nullable UnfinishedMigrationException unfinished;
    private final boolean isAtRows;
    private final FirstRun first;

    /**
     * States one moment.
     *
     * @param unfinished what is said of a migration that nobody is at any more; null if there is none
     * @param isAtRows whether a process goes through rows in the background
     * @param first what a run begins with where there is no history
     */
    public Statuses(
            Engine engine,
            Discovered code,
            Planner planner,
            @Nullable UnfinishedMigrationException unfinished,
            boolean isAtRows,
            FirstRun first) {
        this.engine = engine;
        this.first = first;
        this.code = code;
        this.planner = planner;
        this.history = planner.history();
        this.unfinished = unfinished;
        this.isAtRows = isAtRows;
    }

    /** All of it. */
    public MigrationStatus status() throws SQLException {
        Map<Integer, Instant> times = engine.reader().times(engine.connection(), history);
        List<HistoryEntry> newest = engine.reader().newest(engine.connection(), history, MigrationStatus.NEWEST);
        ValidationResult wrong = wrong();
        List<PendingMigration> pending = wrong.isValid() ? pending(planner) : pendingByVersion();
        ValidationResult problems = wrong.and(refusedAtFirst());
        return new MigrationStatus(
                summary(problems, pending),
                history.current().orElse(null),
                engine.product(),
                engine.reader().names().display(),
                applied(times),
                newest,
                pending,
                problems,
                running());
    }

    private List<AppliedMigration> applied(Map<Integer, Instant> times) throws SQLException {
        Map<Version, Integer> quarantined = quarantined();
        return history.rows().stream()
                .map(row -> new AppliedMigration(
                        row.version(),
                        row.description(),
                        row.type(),
                        row.script(),
                        state(row),
                        times.get(row.rank()),
                        row.isMarked(),
                        quarantined.getOrDefault(Objects.requireNonNullElse(row.version(), Version.NONE), 0)))
                .toList();
    }

    /** Asks the catalog first, and only if there is a row that can be of a migration of rows. */
    private Map<Version, Integer> quarantined() throws SQLException {
        if (history.rows().stream().noneMatch(this::canBeOfRows)) {
            return Map.of();
        }
        Quarantine quarantine = new Quarantine(engine.connection(), engine.history(), engine.names(history));
        return quarantine.isThere() ? quarantine.counts() : Map.of();
    }

    /** The migrations of rows, those that the code lacks as well if any of their rows are in quarantine. */
    public List<DataMigrationStatus> dataMigrations() throws SQLException {
        Map<Version, Integer> quarantined = quarantined();
        List<DataMigrationStatus> all = new ArrayList<>();
        for (HistoryRow row : history.rows()) {
            Version version = row.version();
            if (version != null && (isOfRows(row) || quarantined.containsKey(version))) {
                Noted noted = row.state() == MigrationState.APPLIED ? null : noted(version);
                all.add(new DataMigrationStatus(
                        version,
                        row.description(),
                        state(row),
                        noted == null || noted.rows().total() == 0 ? null : noted.rows(), // not counted yet
                        quarantined.getOrDefault(version, 0),
                        noted == null ? null : noted.halt(),
                        noted == null || !isAt(row) ? null : noted.slowedBy()));
            }
        }
        for (ResolvedMigration each : planner.pendingByVersion()) {
            Version version = each.version();
            if (version != null
                    && UnfinishedMigration.isOfRows(each, Direction.UP)
                    && all.stream().noneMatch(begun -> begun.version().equals(version))) {
                all.add(new DataMigrationStatus(version, each.nameDescription(), null, null, 0, null, null));
            }
        }
        all.sort(Comparator.comparing(DataMigrationStatus::version));
        return all;
    }

    /** One of them, which there is. */
    public DataMigrationStatus dataMigration(Version version) throws SQLException {
        return dataMigrations().stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElseThrow(() -> TargetException.unknown(version));
    }

    private boolean isOfRows(HistoryRow row) {
        return planner.set().find(row.type(), row.version(), row.description()).stream()
                .anyMatch(code -> UnfinishedMigration.isOfRows(code, Direction.UP));
    }

    private boolean isAt(HistoryRow row) {
        return state(row) == MigrationState.RUNNING
                || (isAtRows && row.equals(history.inBackground().get(0)));
    }

    private @Nullable Noted noted(Version version) throws SQLException {
        Checkpoints checkpoints = new Checkpoints(engine.connection(), engine.history(), engine.names(history));
        return checkpoints.isThere() ? checkpoints.noted(version).orElse(null) : null;
    }

    /** One that the code lacks is such a one as far as anybody knows. */
    private boolean canBeOfRows(HistoryRow row) {
        return row.type() == MigrationType.JAVA
                && !(planner.set()
                                        .find(row.type(), row.version(), row.description())
                                        .orElse(null)
                                instanceof JavaMigration code
                        && !code.isOfRows());
    }

    private MigrationState state(HistoryRow row) {
        return row.state() == MigrationState.RUNNING && unfinished != null ? MigrationState.PARTIAL : row.state();
    }

    /** What would stop a run. */
    public ValidationResult validate() throws SQLException {
        return wrong().and(refusedAtFirst());
    }

    private ValidationResult wrong() {
        return unfinished().and(code.problems(Validation.of(planner)));
    }

    /** Asks the database for its tables only if there is no history, and a run would begin one. */
    private ValidationResult refusedAtFirst() throws SQLException {
        boolean begins = history.layout() == Layout.MISSING
                && (!planner.pendingByVersion().isEmpty()
                        || planner.set().callbacks().alwaysRun());
        try {
            if (begins) {
                first.whereItStands(engine.connection(), history.names());
            }
            return ValidationResult.ok();
        } catch (NonEmptyDatabaseException e) {
            return new ValidationResult(e.problems());
        }
    }

    private ValidationResult unfinished() {
        return unfinished == null
                ? ValidationResult.ok()
                : new ValidationResult(history.unfinished().stream()
                        .flatMap(row ->
                                unfinished.problems().stream().map(each -> each.about(row.version(), row.script())))
                        .toList());
    }

    private Summary summary(ValidationResult problems, List<PendingMigration> pending) {
        if (unfinished != null) {
            return Summary.FAILED;
        }
        if (history.unfinished().isPresent()) {
            return Summary.RUNNING;
        }
        if (!problems.isValid()) {
            return Summary.INVALID;
        }
        if (isAtRows) {
            return Summary.RUNNING;
        }
        if (!pending.isEmpty() || !history.inBackground().isEmpty()) {
            return Summary.PENDING;
        }
        return planner.drift().future().isEmpty() ? Summary.UP_TO_DATE : Summary.AHEAD;
    }

    private @Nullable Running running() throws SQLException {
        HistoryRow row = history.unfinished()
                .filter(r -> unfinished == null && r.state() == MigrationState.RUNNING)
                .orElse(null);
        if (row == null && isAtRows) {
            row = history.inBackground().get(0);
        }
        Reached reached = row == null ? null : row.reached();
        if (row == null || reached == null) {
            return null;
        }
        Noted noted = UnfinishedMigration.isOfRows(planner.set(), row)
                ? new Checkpoints(engine.connection(), engine.history(), engine.names(history))
                        .noted(Objects.requireNonNull(row.version()))
                        .orElse(null)
                : null;
        return new Running(
                row.version(),
                Math.max(reached.done() + 1, reached.sent()),
                reached.count(),
                noted == null ? null : noted.rows(),
                reached.since(),
                noted == null ? null : noted.slowedBy());
    }

    /** What is pending, in the order it would run. */
    public static List<PendingMigration> pending(Planner planner) {
        return planner.pending().stream().map(Statuses::pending).toList();
    }

    /** If the order cannot be told, and some cannot even be read. */
    private List<PendingMigration> pendingByVersion() {
        return pendingAsFarAsKnown(planner);
    }

    /** What is pending, by version, with as much as can be read of each. */
    public static List<PendingMigration> pendingAsFarAsKnown(Planner planner) {
        return planner.pendingByVersion().stream()
                .map(Statuses::pendingAsFarAsKnown)
                .toList();
    }

    private static PendingMigration pendingAsFarAsKnown(ResolvedMigration migration) {
        try {
            return pending(migration);
        } catch (MigrationException e) {
            return new PendingMigration(
                    migration.version(),
                    migration.nameDescription(),
                    migration.type(),
                    migration.script(),
                    List.of(),
                    false,
                    false);
        }
    }

    private static PendingMigration pending(ResolvedMigration migration) {
        return new PendingMigration(
                migration.version(),
                migration.description(),
                migration.type(),
                migration.script(),
                migration.dependencies(),
                migration.reversible(),
                migration.backupRequired());
    }
}
