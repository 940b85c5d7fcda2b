package io.mockloop.migrations;

/** What a call to {@link MigrationManager#migrateToVersion} may do beyond going up. */
public enum MigrateOption {
    /** A target below the current version is reached by rolling back, instead of being refused. */
    ALLOW_DOWN
}
