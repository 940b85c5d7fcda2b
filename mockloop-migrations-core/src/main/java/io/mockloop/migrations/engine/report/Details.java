package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryReader.Rest;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.Undo;
import io.mockloop.migrations.engine.plan.UndoFinder;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what code, row and log know of one migration. */
public final class Details {

    private final Planner planner;
    private final MigrationSet set;
    private final History history;
    private final Engine engine;
    private final Plans plans;
    private final @Nullable UnfinishedMigrationException unfinished;

    /**
     * Tells of one moment.
     *
     * @param unfinished what is said of a migration that nobody is at any more; null if there is none
     */
    private Details(Planner planner, Engine engine, @Nullable UnfinishedMigrationException unfinished) {
        this.planner = planner;
        this.set = planner.set();
        this.history = planner.history();
        this.engine = engine;
        this.plans = new Plans(engine.scripts().rules());
        this.unfinished = unfinished;
    }

    /** What is known of the migration of a version or script; empty for one that nobody knows. */
    public static Optional<MigrationDetails> of(
            String versionOrScript, PlanPolicy policy, Engine engine, History history) throws SQLException {
        Discovered code = Discovered.by(engine.scanner());
        Optional<Version> version = Version.parse(versionOrScript);
        version.ifPresent(code::requireUnique);
        // the log can tell only of a row that isn't there, or that says nothing of what was applied
        boolean isTold = version.flatMap(history::find)
                .filter(row -> !row.script().isEmpty())
                .isPresent();
        History compared = isTold ? history : engine.reader().comparedWithLog(engine.connection(), history);
        Planner planner = new Planners(policy, engine, code.set()).on(compared);
        UnfinishedMigrationException unfinished =
                new LockProbe(engine, history).unfinished(code.set()).orElse(null);
        return new Details(planner, engine, unfinished).of(versionOrScript);
    }

    /** One migration, as far as each of the three knows it. */
    private record Known(
            @Nullable ResolvedMigration code,
            @Nullable HistoryRow row,
            @Nullable HistoryEntry event,
            Rest rest) {

        @Nullable Version version() {
            return row != null ? row.version() : code != null ? code.version() : last().version();
        }

        MigrationType type() {
            return row != null ? row.type() : code != null ? code.type() : last().type();
        }

        String description() {
            return code != null ? code.description() : row != null ? row.description() : last().description();
        }

        String script() {
            return code != null ? code.script() : row != null ? row.script() : last().script();
        }

        private HistoryEntry last() {
            return Objects.requireNonNull(event, "known by its last event alone");
        }
    }

    Optional<MigrationDetails> of(String asked) throws SQLException {
        Known known = find(asked);
        return known == null ? Optional.empty() : Optional.of(details(known));
    }

    private @Nullable Known find(String asked) throws SQLException {
        Version version = Version.parse(asked).orElse(null);
        HistoryRow row = version != null
                ? history.find(version).orElse(null)
                : history.rows().stream()
                        .filter(each -> each.script().equals(asked))
                        .findFirst()
                        .orElse(null);
        ResolvedMigration code = code(asked, version, row);
        if (row == null && code != null) {
            row = (code.version() != null
                            ? history.find(code.version())
                            : history.findRepeatable(code.nameDescription()))
                    .orElse(null);
        }
        if (row != null) {
            return new Known(code, row, null, engine.reader().rest(engine.connection(), history, row));
        }
        HistoryEntry event = lastEvent(asked, version, code);
        if (event == null) {
            return code == null ? null : new Known(code, null, null, Rest.NONE);
        }
        return new Known(
                code, null, event, new Rest(event.appliedAt(), event.appliedBy(), event.executionTime(), null));
    }

    private @Nullable ResolvedMigration code(String asked, @Nullable Version version, @Nullable HistoryRow row) {
        Stream<ResolvedMigration> ofRow =
                row == null ? Stream.empty() : set.find(row.type(), row.version(), row.description()).stream();
        Stream<ResolvedMigration> named = set.all().stream()
                .filter(each ->
                        version == null ? each.script().equals(asked) : Objects.equals(version, each.version()));
        return Stream.concat(ofRow, named).findFirst().orElse(null);
    }

    private @Nullable HistoryEntry lastEvent(String asked, @Nullable Version version, @Nullable ResolvedMigration code)
            throws SQLException {
        Version known = code == null ? version : code.version();
        String script = code == null ? asked : code.script();
        List<HistoryEntry> last = new ArrayList<>(1);
        engine.reader().eachEvent(engine.connection(), history, event -> {
            boolean isOfIt = known == null ? event.script().equals(script) : Objects.equals(known, event.version());
            // a repair that has left a version without a row
            boolean isOfRow = event.type() == MigrationType.EVENT && event.state() == MigrationState.ROLLED_BACK;
            if (isOfIt && isOfRow) {
                last.replaceAll(before -> takenAway(before, event));
            } else if (isOfIt && event.type() != MigrationType.EVENT) {
                last.clear();
                last.add(event);
            }
        });
        return last.isEmpty() ? null : last.get(0);
    }

    private static HistoryEntry takenAway(HistoryEntry before, HistoryEntry by) {
        return new HistoryEntry(
                by.rank(),
                before.version(),
                before.description(),
                before.type(),
                before.script(),
                by.direction(),
                by.state(),
                by.appliedAt(),
                by.appliedBy(),
                by.executionTime(),
                by.error());
    }

    private MigrationDetails details(Known known) {
        ResolvedMigration code = known.code();
        HistoryRow row = known.row();
        Undo way = undo(known);
        Undo.Found found = way.found();
        Body up = code == null ? null : Body.up(code);
        Body body = up != null || found == null ? up : found.body();
        boolean transactional = body == null || body.isTransactional();
        List<PlannedStatement> upward = up == null ? List.of() : plans.statements(up);
        List<PlannedStatement> downward = found == null ? List.of() : plans.statements(found.body());
        return new MigrationDetails(
                known.version(),
                known.description(),
                known.type(),
                known.script(),
                state(known),
                code != null && planner.pendingByVersion().contains(code),
                code != null,
                code == null ? List.of() : code.dependencies(),
                dependents(known.version()),
                found != null,
                code != null && asksForBackup(code),
                transactional,
                transactional && isUndone(body, up == null ? downward : upward),
                known.rest().at(),
                known.rest().by(),
                known.rest().time(),
                row != null && row.isMarked(),
                row == null ? null : row.checksum(),
                code == null ? null : code.checksum(),
                upward,
                downward,
                found == null ? null : found.source(),
                way instanceof Undo.None none ? none.why() : null,
                finding(row, known.version(), known.script()));
    }

    /** Whether a rollback undoes all of what is run in one transaction; what code sends isn't known. */
    private boolean isUndone(@Nullable Body body, List<PlannedStatement> statements) {
        SqlRules rules = engine.scripts().rules();
        return engine.history().undoesDdl()
                || (body instanceof Body.Script
                        && statements.stream()
                                .noneMatch(each -> rules.kindOf(each.sql()) == StatementKind.IMPLICIT_COMMIT));
    }

    /** An undo file that cannot be read asks for nothing; that it cannot be is told as the reason for no undo. */
    private static boolean asksForBackup(ResolvedMigration code) {
        try {
            return code.backupRequired();
        } catch (MigrationException unreadable) {
            return false;
        }
    }

    private @Nullable MigrationState state(Known known) {
        HistoryRow row = known.row();
        HistoryEntry event = known.event();
        if (row == null) {
            return event != null ? event.state() : null;
        }
        return isLeft(row) && unfinished != null ? unfinished.state() : row.state();
    }

    private boolean isLeft(HistoryRow row) {
        return history.unfinished().filter(row::equals).isPresent();
    }

    private @Nullable Message finding(@Nullable HistoryRow row, @Nullable Version version, String script) {
        if (row != null && isLeft(row) && unfinished != null) {
            return unfinished.problems().get(0).text();
        }
        List<Message> wrong = history.flaws().stream()
                .filter(flaw -> version == null
                        ? script.equals(flaw.script())
                        : history.flawsOf(version).contains(flaw))
                .map(flaw -> flaw.problem().text())
                .toList();
        return wrong.isEmpty() ? null : Message.join("\n", wrong);
    }

    /** What is wrong with another migration, so that it cannot be asked, is told when that one is asked about. */
    private List<Version> dependents(@Nullable Version version) {
        return version == null
                ? List.of()
                : set.graph().byVersion().stream()
                        .filter(each -> dependsOn(each, version))
                        .map(VersionedMigration::version)
                        .toList();
    }

    private static boolean dependsOn(VersionedMigration migration, Version version) {
        try {
            return migration.dependencies().contains(version);
        } catch (MigrationException unreadable) {
            return false;
        }
    }

    private Undo undo(Known known) {
        try {
            return undoOf(known);
        } catch (MigrationException e) {
            return Undo.none(e);
        }
    }

    private Undo undoOf(Known known) {
        HistoryRow row = known.row();
        if (known.type() == MigrationType.REPEATABLE) {
            return new Undo.None("A repeatable migration is not undone.");
        }
        if (row != null && row.isTakenOver()) {
            return new Undo.None("The database was taken over at this version: there is nothing to undo.");
        }
        Version baseline = history.baseline().orElse(Version.NONE);
        Version version = known.version();
        if (row == null && version != null && !version.isAbove(baseline)) {
            return new Undo.None(
                    "It counts as applied, since the database was taken over at version %s, and was not run here."
                            .formatted(baseline));
        }
        UndoFinder ways = new UndoFinder(engine.scripts(), any -> known.rest().down());
        VersionedMigration code = known.code() instanceof VersionedMigration versioned ? versioned : null;
        if (row != null) {
            return ways.of(row, code);
        }
        return code == null ? new Undo.None("It is not applied, and the code does not have it.") : ways.inCode(code);
    }
}
