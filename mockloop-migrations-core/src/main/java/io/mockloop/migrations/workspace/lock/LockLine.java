package io.mockloop.migrations.workspace.lock;

import io.mockloop.migrations.Version;
import java.util.Comparator;

/**
 * A migration in {@code migrations.lock}.
 *
 * @param version as its file has it
 * @param path of its file, relative to the folder of the lock file, with {@code /}
 */
public record LockLine(Version version, String path) implements Comparable<LockLine> {

    private static final Comparator<LockLine> ORDER =
            Comparator.comparing(LockLine::version).thenComparing(LockLine::path);

    /** Whether it is that of a Java migration. */
    public boolean isJava() {
        return path.endsWith(".java");
    }

    /** What is equal for the same file. */
    public String key() {
        return Names.key(path);
    }

    @Override
    public int compareTo(LockLine other) {
        return ORDER.compare(this, other);
    }

    /** The line. */
    @Override
    public String toString() {
        return version + " " + path;
    }
}
