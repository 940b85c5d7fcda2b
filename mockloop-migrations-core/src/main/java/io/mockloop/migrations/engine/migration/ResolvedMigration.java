package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration that was found. What its name tells is at hand; all else is read when it is first asked for, and kept, so
 * that a start with nothing pending parses nothing.
 */
public sealed interface ResolvedMigration permits VersionedMigration, ScriptMigration {

    /** The version; null for a repeatable migration. */
    @Nullable Version version();

    /** SQL, JAVA, REPEATABLE, or BASELINE for the file of one. */
    MigrationType type();

    /** The file, relative to its location, or the class's full name. */
    String script();

    /** Where it was found, in full: the path or URL of the file, or the class's full name. */
    String source();

    /**
     * SHA-256 in hexadecimal of the file's or class file's bytes; null if a class has no class file that can be read.
     */
    @Nullable String rawHash();

    /** Whether equal bytes are an equal content; not if that can be another one by what stands elsewhere. */
    default boolean isKnownByItsBytes() {
        return true;
    }

    /** What it does, as its name tells; costs nothing. */
    String nameDescription();

    /** What it does. */
    String description();

    /** What must be applied before it. */
    List<Version> dependencies();

    /** Whether it can be undone. */
    boolean reversible();

    /** Whether a backup is to be made before it. */
    boolean backupRequired();

    /**
     * Reads and makes all that running it needs, so that what is wrong with it is found before anything is run.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if it cannot be run
     */
    void prepare();

    /** {@code <algorithm>:<hex>} of its up part; null for a Java migration that doesn't tell one. */
    @Nullable String checksum();

    /** Whether a recorded checksum is that of its up part, also as an older release took it. */
    default boolean hasChecksum(@Nullable String recorded) {
        return Objects.equals(recorded, checksum());
    }
}
