package io.mockloop.migrations;

import java.util.List;
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
 * @param backupRequired whether a backup is to be made before it
 */
public record PendingMigration(
        @Nullable Version version,
        String description,
        MigrationType type,
        String script,
        List<Version> dependencies,
        boolean reversible,
        boolean backupRequired) {

    /** Copies the list. */
    public PendingMigration {
        dependencies = List.copyOf(dependencies);
    }
}
