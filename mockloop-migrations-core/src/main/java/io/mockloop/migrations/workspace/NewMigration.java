package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.util.List;

/**
 * A migration that was written, to be filled in.
 *
 * @param version its version
 * @param description what it does
 * @param files the files, that with the way up first
 * @param lock the lock file that has its line
 */
public record NewMigration(Version version, String description, List<Path> files, Path lock) {

    /** Copies the list. */
    public NewMigration {
        files = List.copyOf(files);
    }
}
