package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How the applied migrations differ from the code's.
 *
 * @param changed those whose content is another one now
 * @param future those above the code's highest version
 * @param missing those that the code no longer has
 * @param stale those whose row tells an older name, description, hash or undo than the code, with the same content
 * @param unreadable those whose file or class is another one now, and cannot be read
 * @param renumbered those that the code has under another version, with the same content; they are none of the others
 */
public record Drift(
        List<Changed> changed,
        List<HistoryRow> future,
        List<HistoryRow> missing,
        List<Changed> stale,
        List<Unreadable> unreadable,
        List<Changed> renumbered) {

    /**
     * An applied migration and what the code has of it.
     *
     * @param row as it was applied
     * @param now as it is in the code
     */
    public record Changed(HistoryRow row, ResolvedMigration now) {

        String display() {
            return "%s was applied with %s, and %s now".formatted(row.display(), checksum(row.checksum()), isNow());
        }

        String renumbering() {
            return "%s is %s now".formatted(row.display(), nowDisplay());
        }

        /** Version and script in the code, as messages show them. */
        public String nowDisplay() {
            return Planner.display(now);
        }

        /** Whether the code has it under another version. */
        public boolean isRenumbered() {
            return !Objects.equals(row.version(), now.version());
        }

        private String isNow() {
            return row.script().equals(now.script())
                    ? "is " + checksum(now.checksum())
                    : "is %s with %s".formatted(now.script(), checksum(now.checksum()));
        }

        private static String checksum(@Nullable String value) {
            return value == null ? "no checksum" : value;
        }
    }

    /**
     * An applied migration that cannot be compared with what the code has under its version.
     *
     * @param row as it was applied
     * @param now what is in the code
     * @param why what is wrong with it
     */
    public record Unreadable(HistoryRow row, ResolvedMigration now, MigrationException why) {}

    /** Copies the lists. */
    public Drift {
        changed = List.copyOf(changed);
        future = List.copyOf(future);
        missing = List.copyOf(missing);
        stale = List.copyOf(stale);
        unreadable = List.copyOf(unreadable);
        renumbered = List.copyOf(renumbered);
    }

    /** Compares; what has the raw hash it was applied with is not read. */
    static Drift between(MigrationSet set, History history) {
        return between(set, history, Drift::sameBytes);
    }

    /**
     * Compares what is planned on, and also asks those classes that have that hash and tell their content themselves,
     * since it can be another one by what stands in another class. It makes their instances, and no start takes it.
     */
    public static Drift byContent(Planner planner) {
        return between(planner.set(), planner.history(), (row, now) -> now.isKnownByItsBytes() && sameBytes(row, now));
    }

    private static Drift between(
            MigrationSet set, History history, BiPredicate<HistoryRow, ResolvedMigration> isKnown) {
        List<HistoryRow> future = new ArrayList<>();
        List<HistoryRow> missing = new ArrayList<>();
        Comparison comparison = new Comparison(isKnown);
        Version covered = covered(set, history);
        Optional<Version> highest = set.graph().highest();
        for (HistoryRow row : history.rows()) {
            Version version = row.version();
            if (version == null || row.isUnfinished() || row.type() == MigrationType.BASELINE) {
                continue;
            }
            ResolvedMigration now = set.graph().find(version).orElse(null);
            if (now != null) {
                comparison.add(row, now);
            } else if (version.isAbove(covered)) {
                (highest.filter(h -> !version.isAbove(h)).isEmpty() ? future : missing).add(row);
            }
        }
        List<HistoryRow> others = new ArrayList<>(missing);
        others.addAll(future);
        comparison.changed.forEach(each -> others.add(each.row()));
        List<Changed> renumbered = Renumbered.among(set, history, others);
        for (Changed each : renumbered) {
            missing.remove(each.row());
            future.remove(each.row());
            comparison.changed.removeIf(other -> other.row().equals(each.row()));
        }
        return new Drift(comparison.changed, future, missing, comparison.stale, comparison.unreadable, renumbered);
    }

    /** The version up to which a baseline stands for all: the history's own, or the highest one of the code. */
    private static Version covered(MigrationSet set, History history) {
        Version ofHistory = history.baseline().orElse(Version.NONE);
        Version ofCode = set.highestBaseline(null).map(SqlMigration::version).orElse(Version.NONE);
        return ofCode.isAbove(ofHistory) ? ofCode : ofHistory;
    }

    /**
     * Stops if an applied migration cannot be compared.
     *
     * @throws MigrationException what is wrong with the first of them
     */
    public void requireReadable() {
        if (!unreadable.isEmpty()) {
            throw unreadable.get(0).why();
        }
    }

    /** What is in the code under the versions of rows. */
    private static final class Comparison {

        private final BiPredicate<HistoryRow, ResolvedMigration> isKnown;
        private final List<Changed> changed = new ArrayList<>();
        private final List<Changed> stale = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();

        Comparison(BiPredicate<HistoryRow, ResolvedMigration> isKnown) {
            this.isKnown = isKnown;
        }

        void add(HistoryRow row, ResolvedMigration now) {
            try {
                if (!isKnown.test(row, now) && !sameContent(row, now)) {
                    changed.add(new Changed(row, now));
                } else if (!sameBytes(row, now) || !row.script().equals(now.script())) {
                    stale.add(new Changed(row, now));
                }
            } catch (MigrationException e) {
                unreadable.add(new Unreadable(row, now, e));
            }
        }
    }

    /** Whether what the code has isn't what was applied; what its bytes tell is not read. */
    public static boolean isChanged(HistoryRow row, ResolvedMigration now) {
        return !(now.isKnownByItsBytes() && sameBytes(row, now)) && !sameContent(row, now);
    }

    private static boolean sameBytes(HistoryRow row, ResolvedMigration now) {
        @Nullable String hash = now.rawHash();
        return hash != null && hash.equals(row.rawHash()) && row.type() == now.type();
    }

    private static boolean sameContent(HistoryRow row, ResolvedMigration now) {
        return row.checksum() == null || now.hasChecksum(row.checksum());
    }
}
