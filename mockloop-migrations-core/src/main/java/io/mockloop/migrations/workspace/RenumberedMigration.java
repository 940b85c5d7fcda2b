package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.util.List;

/**
 * A migration that has another version.
 *
 * @param from the version it had
 * @param to the version it has
 * @param renamed its files
 * @param changed files that depend on it, and now name its new version
 * @param lock the lock file that has its line
 * @param lockChange what became of that line
 * @param notes what the user should look at
 */
public record RenumberedMigration(
        Version from,
        Version to,
        List<Renamed> renamed,
        List<Path> changed,
        Path lock,
        LockChange lockChange,
        List<String> notes) {

    /** What was done to the lock file. */
    public enum LockChange {
        /** The line has the new version. */
        CHANGED,
        /** There was no such line. */
        ADDED,
        /** There was no such file. */
        CREATED
    }

    /** A file with another name. */
    public record Renamed(Path from, Path to) {}

    /** Copies the lists. */
    public RenumberedMigration {
        renamed = List.copyOf(renamed);
        changed = List.copyOf(changed);
        notes = List.copyOf(notes);
    }
}
