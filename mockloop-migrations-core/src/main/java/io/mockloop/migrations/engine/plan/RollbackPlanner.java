package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.JavaMigration;
import io.mockloop.migrations.engine.discovery.SqlMigration;
import io.mockloop.migrations.engine.discovery.VersionedMigration;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.StoredDown;
import io.mockloop.migrations.exception.DependentMigrationsException;
import io.mockloop.migrations.exception.NoWayBackException;
import io.mockloop.migrations.exception.TargetException;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what to undo, and where the way back of each migration comes from: file, class or database. */
public final class RollbackPlanner {

    private final MigrationGraph graph;
    private final History history;
    private final ScriptSettings scripts;
    private final StoredDowns stored;

    /** Where the stored ways back are read. */
    @FunctionalInterface
    public interface StoredDowns {
        /** What was stored with a row; null where nothing was. */
        @Nullable String of(HistoryRow row);
    }

    /** Plans on the code and history of one moment. */
    public RollbackPlanner(MigrationGraph graph, History history, ScriptSettings scripts, StoredDowns stored) {
        this.graph = graph;
        this.history = history;
        this.scripts = scripts;
        this.stored = stored;
    }

    /** The steps that undo, in reverse order of application, all that is above the target. */
    public List<Step> down(Version target) {
        Optional<Version> baseline = history.baseline();
        if (baseline.filter(b -> b.isAbove(target)).isPresent()) {
            throw TargetException.belowBaseline(target, baseline.get());
        }
        return steps(history.rows().stream()
                .filter(HistoryRow::isApplied)
                .filter(row -> row.version() != null && row.version().isAbove(target))
                .sorted(Comparator.comparingInt(HistoryRow::rank).reversed())
                .toList());
    }

    /** The step that undoes one applied migration. */
    public List<Step> downOne(Version version) {
        Optional<Version> baseline = history.baseline();
        if (baseline.filter(b -> !version.isAbove(b)).isPresent()) {
            throw TargetException.belowBaseline(version, baseline.get());
        }
        return steps(List.of(history.find(version)
                .filter(HistoryRow::isApplied)
                .orElseThrow(() -> TargetException.notApplied(version))));
    }

    private List<Step> steps(List<HistoryRow> undone) {
        checkDependents(undone);
        List<Step> steps = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (HistoryRow row : undone) {
            Step step = step(row);
            if (step == null) {
                without.add(row.display());
            } else {
                steps.add(step);
            }
        }
        if (!without.isEmpty()) {
            throw NoWayBackException.irreversible(without);
        }
        return List.copyOf(steps);
    }

    private void checkDependents(List<HistoryRow> undone) {
        List<Version> versions = undone.stream().map(RollbackPlanner::version).toList();
        List<Version> kept =
                history.applied().filter(v -> !versions.contains(v)).toList();
        for (Version version : versions) {
            List<Version> dependents = graph.dependents(version, kept);
            if (!dependents.isEmpty()) {
                throw new DependentMigrationsException(
                        version,
                        dependents.stream()
                                .map(v -> graph.find(v)
                                        .map(m -> "%s (%s)".formatted(v, m.script()))
                                        .orElse(v.toString()))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private @Nullable Step step(HistoryRow row) {
        VersionedMigration migration = graph.find(version(row)).orElse(null);
        if (migration == null) {
            return fromDatabase(row);
        }
        if (!migration.reversible()) {
            return null;
        }
        if (migration instanceof SqlMigration sql) {
            SqlScript down = sql.down();
            return down == null
                    ? null
                    : new Step.Down(
                            row,
                            version(row),
                            new Body.Script(down, Section.DOWN),
                            Source.FILE,
                            migration.backupRequired());
        }
        return new Step.Down(
                row, version(row), new Body.Code((JavaMigration) migration), Source.CLASS, migration.backupRequired());
    }

    private @Nullable Step fromDatabase(HistoryRow row) {
        String text = stored.of(row);
        if (text == null) {
            return null;
        }
        StoredDown down = StoredDown.decode(text, row.display());
        SqlScript script = SqlScript.stored(
                row.script() + " (stored)", Section.DOWN, down.statements(), down.transaction(), scripts);
        return new Step.Down(row, version(row), new Body.Script(script, Section.DOWN), Source.DATABASE, false);
    }

    private static Version version(HistoryRow row) {
        Version version = row.version();
        if (version == null) {
            throw new IllegalArgumentException("A repeatable migration cannot be undone: " + row.script());
        }
        return version;
    }
}
