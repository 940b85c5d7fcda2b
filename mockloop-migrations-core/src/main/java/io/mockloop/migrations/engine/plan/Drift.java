package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the applied migrations differ from the code's.
 *
 * @param changed those whose content is another one now
 * @param future those above the code's highest version
 * @param missing those that the code no longer has
 * @param stale those whose row tells an older name, description, hash or way back than the code, with the same content
 */
public record Drift(List<Changed> changed, List<HistoryRow> future, List<HistoryRow> missing, List<Changed> stale) {

    /**
     * An applied migration and what the code has under its version.
     *
     * @param row as it was applied
     * @param now as it is in the code
     */
    public record Changed(HistoryRow row, ResolvedMigration now) {}

    /** Copies the lists. */
    public Drift {
        changed = List.copyOf(changed);
        future = List.copyOf(future);
        missing = List.copyOf(missing);
        stale = List.copyOf(stale);
    }

    /** Compares; what has the raw hash it was applied with is not read. */
    public static Drift between(MigrationGraph graph, History history) {
        List<Changed> changed = new ArrayList<>();
        List<HistoryRow> future = new ArrayList<>();
        List<HistoryRow> missing = new ArrayList<>();
        List<Changed> stale = new ArrayList<>();
        Optional<Version> baseline = history.baseline();
        for (HistoryRow row : history.rows()) {
            Version version = row.version();
            if (version == null || row.isUnfinished() || row.type() == MigrationType.BASELINE) {
                continue;
            }
            ResolvedMigration now = graph.find(version).orElse(null);
            if (now == null) {
                if (graph.highest().filter(highest -> !version.isAbove(highest)).isEmpty()) {
                    future.add(row);
                } else if (baseline.filter(b -> !version.isAbove(b)).isEmpty()) {
                    missing.add(row);
                }
            } else if (!sameBytes(row, now)) {
                (sameContent(row, now) ? stale : changed).add(new Changed(row, now));
            } else if (!row.script().equals(now.script())) {
                stale.add(new Changed(row, now));
            }
        }
        return new Drift(changed, future, missing, stale);
    }

    private static boolean sameBytes(HistoryRow row, ResolvedMigration now) {
        @Nullable String hash = now.rawHash();
        return hash != null && hash.equals(row.rawHash()) && row.type() == now.type();
    }

    private static boolean sameContent(HistoryRow row, ResolvedMigration now) {
        return row.checksum() == null || Objects.equals(row.checksum(), now.checksum());
    }
}
