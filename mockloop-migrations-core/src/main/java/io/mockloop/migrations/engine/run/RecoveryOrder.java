package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order to recover one migration before the run: it names the version that was left half-done, and is good for that
 * one, so that a process which is started again with it does nothing to another.
 *
 * @param kind how; null for no order
 * @param version of the migration; null for no order
 */
public record RecoveryOrder(
        @Nullable RecoveryKind kind, @Nullable Version version) {

    private static final Logger logger = LoggerFactory.getLogger(RecoveryOrder.class);

    /** Whether the migration that is unfinished is the one; a process may still be at it. */
    boolean isFor(History history) {
        if (kind == null || version == null) {
            return false;
        }
        HistoryRow left = history.unfinished().orElse(null);
        return left != null && Objects.equals(left.version(), version);
    }

    Goal goal() {
        return new Goal.Recover(version, kind, null, null);
    }

    /** Says what an order does that stands in the settings. */
    void tell(@Nullable MigrationResult recovered) {
        String how = kind == null ? "" : kind.name().toLowerCase(Locale.ROOT);
        if (kind == null && version == null) {
            return;
        }
        if (version == null) {
            logger.warn("recover={} has no effect without recover-version", how);
        } else if (kind == null) {
            logger.warn("recover-version={} has no effect without recover", version);
        } else if (recovered == null || recovered.executed().isEmpty()) {
            logger.info("There is nothing to recover for recover-version={}: take the setting away", version);
        } else {
            logger.warn(
                    "Migration {}, which had been left half-done, was recovered, as recover={} and recover-version={}"
                            + " order: take the settings away",
                    version,
                    how,
                    version);
        }
    }
}
