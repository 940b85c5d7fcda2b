package io.mockloop.migrations.autoconfigure.endpoint;

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
public record PendingDescriptor(
        @Nullable String version,
        String description,
        String type,
        String script,
        List<String> dependencies,
        boolean reversible,
        boolean backupRequired) {

    static PendingDescriptor of(PendingMigration migration) {
        return new PendingDescriptor(
                Objects.toString(migration.version(), null),
                migration.description(),
                migration.type().name(),
                migration.script(),
                migration.dependencies().stream().map(Version::toString).toList(),
                migration.reversible(),
                migration.backupRequired());
    }
}
