package io.mockloop.migrations;

import java.util.List;

/**
 * A migration that is in the code and not applied.
 *
 * @param version its version
 * @param description what it does
 * @param type SQL or JAVA
 * @param script its file or class
 * @param dependencies the versions that must be applied before it
 * @param reversible whether it can be undone
 * @param backupRequired whether a backup is to be made before it
 */
public record PendingMigration(
        Version version,
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
