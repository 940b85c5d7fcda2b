package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.view.HistoryView;
import io.mockloop.migrations.view.RunningView;
import io.mockloop.migrations.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One migration in full.
 *
 * @param version its version; none for a repeatable migration
 * @param description what it does
 * @param type what kind of migration it is
 * @param script its file or class
 * @param state what became of it; none if it has never been run
 * @param pending whether it is in the code and not applied
 * @param dependencies the versions that must be applied before it, if it is pending
 * @param reversible whether it can be undone, if it is pending
 * @param backupRequired whether the database is to be backed up before it, if it is pending
 * @param running how far it is, if this process or another one is at it
 * @param history its events of the log, oldest first
 */
public record MigrationDescriptor(
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable String state,
        boolean pending,
        @Nullable List<String> dependencies,
        @Nullable Boolean reversible,
        @Nullable Boolean backupRequired,
        @Nullable RunningView running,
        List<HistoryView> history)
        implements OperationResponseBody, View {}
