package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.RunningMigration;
import io.mockloop.migrations.view.HistoryView;
import io.mockloop.migrations.view.PendingView;
import io.mockloop.migrations.view.RunningView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the migration that somebody asked for by its version or script. */
final class MigrationLookup {

    private final Optional<Version> version;
    private final String script;

    MigrationLookup(String versionOrScript) {
        this.version = Version.parse(versionOrScript);
        this.script = plain(versionOrScript);
    }

    /** In what was just read, and in the whole log. */
    @Nullable MigrationDescriptor in(MigrationStatus status, ActivitySnapshot known, MigrationManager manager) {
        List<HistoryEntry> events = new ArrayList<>();
        manager.history(entry -> {
            if (matches(entry)) {
                events.add(entry);
            }
        });
        return in(status, known, events);
    }

    private @Nullable MigrationDescriptor in(
            MigrationStatus status, ActivitySnapshot known, List<HistoryEntry> events) {
        PendingMigration pending = status.pending().stream()
                .filter(migration -> matches(migration.version(), migration.script()))
                .findFirst()
                .orElse(null);
        MigrationStatus.Running running = status.running();
        boolean runs = running != null && version.isPresent() && Objects.equals(version.get(), running.version());
        RunningView view = runs ? StatusViews.running(running, known) : null;
        if (pending != null) {
            return describe(pending, events, view);
        }
        if (!events.isEmpty()) {
            return describe(events, view);
        }
        return status.applied().stream()
                .filter(migration -> matches(migration.version(), migration.script()))
                .findFirst()
                .map(MigrationLookup::describe)
                .orElse(null);
    }

    /** In what this process, which is migrating, remembers. */
    @Nullable MigrationDescriptor in(ActivitySnapshot known) {
        RunningMigration current = known.current();
        if (current != null && matches(current.execution())) {
            return describe(current);
        }
        MigrationStatus before = known.lastStatus();
        return before == null
                ? null
                : in(
                        before,
                        known,
                        before.history().stream().filter(this::matches).toList());
    }

    private static MigrationDescriptor describe(
            PendingMigration migration, List<HistoryEntry> events, @Nullable RunningView running) {
        PendingView pending = PendingView.of(migration);
        return new MigrationDescriptor(
                pending.version(),
                pending.description(),
                pending.type(),
                pending.script(),
                events.isEmpty() ? null : last(events).state().name(),
                true,
                pending.dependencies(),
                pending.reversible(),
                pending.backupRequired(),
                running,
                events.stream().map(HistoryView::of).toList());
    }

    private static MigrationDescriptor describe(List<HistoryEntry> events, @Nullable RunningView running) {
        HistoryView latest = HistoryView.of(last(events));
        return new MigrationDescriptor(
                latest.version(),
                latest.description(),
                latest.type(),
                latest.script(),
                latest.state(),
                false,
                null,
                null,
                null,
                running,
                events.stream().map(HistoryView::of).toList());
    }

    /** Whose events are not at hand. */
    private static MigrationDescriptor describe(AppliedMigration migration) {
        return new MigrationDescriptor(
                Objects.toString(migration.version(), null),
                migration.description(),
                migration.type().name(),
                migration.script(),
                migration.state().name(),
                false,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static MigrationDescriptor describe(RunningMigration current) {
        Execution execution = current.execution();
        return new MigrationDescriptor(
                execution.version().isEmpty() ? null : execution.version(),
                execution.description(),
                execution.type().name(),
                execution.script(),
                MigrationState.RUNNING.name(),
                false,
                null,
                null,
                null,
                StatusViews.running(current),
                List.of());
    }

    private static HistoryEntry last(List<HistoryEntry> events) {
        return events.get(events.size() - 1);
    }

    private boolean matches(HistoryEntry entry) {
        return matches(entry.version(), entry.script());
    }

    private boolean matches(Execution execution) {
        return matches(Version.parse(execution.version()).orElse(null), execution.script());
    }

    private boolean matches(@Nullable Version ofMigration, String scriptOfMigration) {
        return version.isPresent()
                ? Objects.equals(version.get(), ofMigration)
                : script.equals(plain(scriptOfMigration));
    }

    /** A path in a URL cannot hold two slashes in a row. */
    private static String plain(String script) {
        return script.replaceAll("/{2,}", "/");
    }
}
