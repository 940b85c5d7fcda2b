package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.exception.IrreversibleMigrationException;
import io.mockloop.migrations.exception.TargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides what to undo, and how: each applied migration in reverse order of application. */
public final class RollbackPlanner {

    private final MigrationGraph graph;
    private final History history;
    private final UndoFinder ways;

    /** Plans on the code and history of one moment. */
    public RollbackPlanner(MigrationGraph graph, History history, UndoFinder ways) {
        this.graph = graph;
        this.history = history;
        this.ways = ways;
    }

    /** The steps that undo, in reverse order of application, all that is above the target. */
    public List<Step> down(Version target) {
        Optional<Version> baseline = history.baseline();
        if (baseline.filter(b -> b.isAbove(target)).isPresent()) {
            throw TargetException.belowBaseline(target, baseline.get());
        }
        return steps(lastFirst(version -> version.isAbove(target)));
    }

    /** The steps that undo those that were applied last. */
    public List<Step> last(int count) {
        Version baseline = history.baseline().orElse(Version.NONE);
        List<HistoryRow> undoable = lastFirst(version -> version.isAbove(baseline));
        if (undoable.size() < count) {
            throw TargetException.tooManySteps(count, undoable.size(), !baseline.equals(Version.NONE));
        }
        return steps(undoable.subList(0, count));
    }

    /** The steps that undo some of those that are applied. */
    public List<Step> these(Collection<Version> versions) {
        return steps(lastFirst(versions::contains));
    }

    private List<HistoryRow> lastFirst(Predicate<Version> wanted) {
        return history.rows().stream()
                .filter(HistoryRow::isApplied)
                .filter(row -> row.version() != null && wanted.test(row.version()))
                .sorted(Comparator.comparingInt(HistoryRow::rank).reversed())
                .toList();
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
        undone.stream().filter(HistoryRow::isInBackground).findFirst().ifPresent(row -> {
            throw TargetException.inBackground(version(row), row.display());
        });
        List<Step> steps = new ArrayList<>();
        Map<Version, String> without = new LinkedHashMap<>();
        for (HistoryRow row : undone) {
            Undo undo = ways.of(row, graph.find(version(row)).orElse(null));
            if (undo instanceof Undo.Found found) {
                steps.add(new Step.Down(row, version(row), found, null));
            } else if (undo instanceof Undo.None none) {
                without.put(version(row), "%s: %s".formatted(row.display(), none.clause()));
            }
        }
        if (!without.isEmpty()) {
            throw IrreversibleMigrationException.irreversible(
                    List.copyOf(without.values()), Collections.max(without.keySet()));
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
                throw TargetException.neededBy(version, graph.display(dependents));
            }
        }
    }

    private static Version version(HistoryRow row) {
        Version version = row.version();
        if (version == null) {
            throw new IllegalArgumentException("A repeatable migration cannot be undone: " + row.script());
        }
        return version;
    }
}
