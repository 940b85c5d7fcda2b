package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import java.util.List;

/** Two or more migrations have one version. */
public final class DuplicateVersionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient Version version;
    private final transient List<String> scripts;

    /**
     * Names all of them.
     *
     * @param scripts the files and classes that have the version
     * @param free the next version that nothing has
     */
    public DuplicateVersionException(Version version, List<String> scripts, Version free) {
        super(
                "DUPLICATE_VERSION",
                "More than one migration has version %s: %s. Nothing was run."
                        .formatted(version, String.join(", ", scripts)),
                "Give all but one of them another version; the next free one is %s.".formatted(free),
                null);
        this.version = version;
        this.scripts = List.copyOf(scripts);
    }

    /** The version they share. */
    public Version version() {
        return version;
    }

    /** The files and classes that have it. */
    public List<String> scripts() {
        return scripts;
    }
}
