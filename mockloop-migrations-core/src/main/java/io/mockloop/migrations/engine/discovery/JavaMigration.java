package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration that is a class. */
public record JavaMigration(
        Version version,
        String script,
        @Nullable String rawHash,
        String description,
        List<Version> dependencies,
        boolean reversible,
        boolean backupRequired,
        @Nullable String checksum)
        implements ResolvedMigration {
    @Override
    public MigrationType type() {
        return MigrationType.JAVA;
    }
}
