package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.exception.AppliedMigrationsException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a run up where what is applied and the code don't fit together. */
final class AppliedCheck {

    private static final Logger logger = LoggerFactory.getLogger(AppliedCheck.class);

    private final Planner planner;
    private final PlanPolicy policy;
    private final Drift drift;

    AppliedCheck(Planner planner) {
        this.planner = planner;
        this.policy = planner.policy();
        this.drift = planner.drift();
    }

    /**
     * Stops.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if they don't
     */
    void check() {
        drift.requireReadable();
        if (drift.future().isEmpty() && !planner.repeatables().unreadable().isEmpty()) {
            throw planner.repeatables().unreadable().get(0).why();
        }
        checkRenumbered();
        checkChanged();
        checkMissing();
        planner.gap().ifPresent(gap -> logger.warn("{}", gap.warning()));
        if (!drift.future().isEmpty() && policy.onFuture() != OnFuture.IGNORE) {
            throw planner.ahead(drift.future());
        }
    }

    /** Run under its new version it would be run once more. */
    private void checkRenumbered() {
        List<Changed> renumbered = drift.renumbered();
        if (!renumbered.isEmpty()) {
            throw AppliedMigrationsException.renumbered(
                    renumbered.stream().map(Changed::renumbering).toList(), only(renumbered, Changed::row));
        }
    }

    private void checkChanged() {
        List<Changed> changed = drift.changed();
        if (!changed.isEmpty()) {
            throw AppliedMigrationsException.changed(
                    changed.stream().map(Changed::display).toList(), only(changed, Changed::row));
        }
    }

    private void checkMissing() {
        List<HistoryRow> missing = drift.missing();
        if (policy.onMissing() == OnMissing.FAIL && !missing.isEmpty()) {
            throw AppliedMigrationsException.missing(
                    missing.stream().map(HistoryRow::display).toList(), only(missing, row -> row));
        }
    }

    private static <T> @Nullable String only(List<T> all, Function<T, HistoryRow> row) {
        return all.size() == 1 ? versionOf(row.apply(all.get(0))) : null;
    }

    static @Nullable String versionOf(HistoryRow row) {
        return Objects.toString(row.version(), null);
    }
}
