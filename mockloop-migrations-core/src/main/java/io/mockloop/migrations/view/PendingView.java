package io.mockloop.migrations.view;

import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is in the code and not applied.
 *
 * @param version its version; none for a repeatable migration
 * @param description what it does
 * @param type SQL, JAVA, REPEATABLE, or BASELINE for the file of one
 * @param script its file or class
 * @param dependencies the versions that must be applied before it
 * @param reversible whether it can be undone
 * @param backupRequired whether the database is to be backed up before it
 */
public record PendingView(
        @Nullable String version,
        String description,
        String type,
        String script,
        List<String> dependencies,
        boolean reversible,
        boolean backupRequired)
        implements View {

    /** Copies the list. */
    public PendingView {
        dependencies = List.copyOf(dependencies);
    }

    /** The view of a migration. */
    public static PendingView of(PendingMigration migration) {
        return new PendingView(
                Objects.toString(migration.version(), null),
                migration.description(),
                migration.type().name(),
                migration.script(),
                texts(migration.dependencies()),
                migration.reversible(),
                migration.backupRequired());
    }

    static List<String> texts(List<Version> versions) {
        return versions.stream().map(Version::toString).toList();
    }
}
