package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was applied under one version and is in the code under another one: by the bytes, or else the checksum,
 * that nothing else has.
 */
final class Renumbered {

    private final History history;
    private final List<HistoryRow> rows;
    private final List<VersionedMigration> open;

    private Renumbered(MigrationSet set, History history, Collection<HistoryRow> rows) {
        this.history = history;
        this.rows = new ArrayList<>(rows);
        this.open = new ArrayList<>(set.graph().byVersion());
        open.removeIf(each -> !isOpen(each.version()));
    }

    /**
     * Those among rows.
     *
     * @param rows applied migrations that the code doesn't have under their versions
     */
    static List<Changed> among(MigrationSet set, History history, Collection<HistoryRow> rows) {
        return rows.isEmpty() ? List.of() : new Renumbered(set, history, rows).find();
    }

    private boolean isOpen(Version version) {
        HistoryRow row = history.find(version).orElse(null);
        return row == null ? !history.isApplied(version) : rows.contains(row);
    }

    private List<Changed> find() {
        List<Changed> found = new ArrayList<>();
        addSame(HistoryRow::rawHash, each -> each.isKnownByItsBytes() ? each.rawHash() : null, found);
        addSame(HistoryRow::checksum, Renumbered::checksum, found);
        boolean less = true;
        while (less) {
            // what stays where it is may have the version that another one would get
            less = found.removeIf(each -> isTaken(each, found));
        }
        return found;
    }

    private void addSame(
            Function<HistoryRow, @Nullable String> applied,
            Function<VersionedMigration, @Nullable String> now,
            List<Changed> found) {
        Map<String, List<HistoryRow>> before = byContent(rows, row -> key(row.type(), applied.apply(row)));
        if (before.isEmpty()) {
            return;
        }
        Map<String, List<VersionedMigration>> after = byContent(open, each -> key(each.type(), now.apply(each)));
        before.forEach((content, same) -> {
            List<VersionedMigration> candidates = after.getOrDefault(content, List.of());
            if (same.size() == 1 && candidates.size() == 1) {
                found.add(new Changed(same.get(0), candidates.get(0)));
                rows.removeAll(same);
                open.removeAll(candidates);
            }
        });
    }

    private static @Nullable String key(Enum<?> type, @Nullable String content) {
        return content == null ? null : type + " " + content;
    }

    private static <T> Map<String, List<T>> byContent(List<T> all, Function<T, @Nullable String> content) {
        return all.stream()
                .filter(each -> content.apply(each) != null)
                .collect(Collectors.groupingBy(each -> Objects.requireNonNull(content.apply(each))));
    }

    /** Of what cannot be read it isn't known. */
    private static @Nullable String checksum(VersionedMigration migration) {
        try {
            return migration.checksum();
        } catch (MigrationException unreadable) {
            return null;
        }
    }

    /** Whether something else keeps the version that it has in the code. */
    private boolean isTaken(Changed each, List<Changed> found) {
        return history.find(Objects.requireNonNull(each.now().version()))
                .filter(row -> found.stream().noneMatch(other -> other.row().equals(row)))
                .isPresent();
    }
}
