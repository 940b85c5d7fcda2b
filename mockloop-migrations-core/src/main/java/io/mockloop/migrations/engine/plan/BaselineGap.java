package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the version that a database is at and the code, whose files were deleted in favour of a baseline
 * that only an empty database begins with. Files are deleted from the lowest on, so that nothing lacks if the code
 * still has the current version's, or the number that follows it.
 *
 * @param current the version that the database is at; {@link Version#NONE} for none
 * @param lowest the lowest version of the code that the baseline stands for; null if it has none of them
 * @param baseline the highest baseline of the code
 */
record BaselineGap(Version current, @Nullable Version lowest, SqlMigration baseline) {

    /** Finds it; reads nothing but names. */
    static Optional<BaselineGap> between(MigrationSet set, History history) {
        SqlMigration baseline = set.highestBaseline(null).orElse(null);
        Version current = history.current().orElse(Version.NONE);
        boolean isUnbegun = history.layout() == Layout.MISSING && history.rows().isEmpty();
        if (baseline == null || isUnbegun || !baseline.version().isAbove(current)) {
            return Optional.empty();
        }
        List<VersionedMigration> all = set.graph().byVersion();
        Version first = all.isEmpty() ? null : all.get(0).version();
        if (first == null || first.isAbove(baseline.version())) {
            return Optional.of(new BaselineGap(current, null, baseline));
        }
        boolean lacks = first.isAbove(current)
                && !first.equals(current.next())
                && history.find(current).filter(row -> isDeleted(row, set)).isPresent();
        return lacks ? Optional.of(new BaselineGap(current, first, baseline)) : Optional.empty();
    }

    /** What was noted without a file never had one. */
    private static boolean isDeleted(HistoryRow row, MigrationSet set) {
        return !row.script().isBlank()
                && set.find(row.type(), row.version(), row.description()).isEmpty();
    }

    /** What is to be known of it, in sentences. */
    String warning() {
        boolean isNone = current.equals(Version.NONE);
        return "The database is at %s, and %s is for empty databases alone: the versions %s%s aren't in the code any more, and"
                        .formatted(
                                isNone ? "no version" : "version " + current,
                                baseline.script(),
                                isNone ? "" : "above " + current + ", ",
                                lowest == null ? "up to " + baseline.version() : "below " + lowest)
                + " are not run. If there were any, start an older release first, which has them.";
    }
}
