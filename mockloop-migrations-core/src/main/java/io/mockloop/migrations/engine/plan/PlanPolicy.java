package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a plan may hold.
 *
 * @param outOfOrder what becomes of a pending version below the current one
 * @param onFuture what becomes of a run if the database is ahead of the code
 * @param rollbackFrom the version that the database must be at for what is ahead of the code to be undone; null for
 *     none
 * @param onMissing what becomes of a run if an applied migration isn't in the code
 * @param requireDown whether a migration without an undo is an error
 * @param dataExecution when the rows of a migration are gone through that doesn't say it itself
 * @param target the highest version that is applied if none is asked for; null for all
 */
public record PlanPolicy(
        OutOfOrder outOfOrder,
        OnFuture onFuture,
        @Nullable Version rollbackFrom,
        OnMissing onMissing,
        boolean requireDown,
        DataExecution dataExecution,
        @Nullable Version target) {}
