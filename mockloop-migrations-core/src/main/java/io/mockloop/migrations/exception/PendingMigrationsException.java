package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import java.util.List;
import java.util.stream.Collectors;

/** Something is pending where nothing may be: another process was to have applied it before this one started. */
public final class PendingMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 20;

    private final transient List<Version> versions;

    /**
     * Names what is pending.
     *
     * @param database product and version
     * @param versions what is pending, in the order it would run
     * @param action how it gets applied
     */
    public PendingMigrationsException(String database, List<Version> versions, String action) {
        super(
                "PENDING_MIGRATIONS",
                "%d %s not applied to %s: %s. Nothing was run."
                        .formatted(
                                versions.size(),
                                versions.size() == 1 ? "migration is" : "migrations are",
                                database,
                                named(versions)),
                action,
                null);
        this.versions = List.copyOf(versions);
    }

    private static String named(List<Version> versions) {
        String first = versions.stream().limit(NAMED).map(Version::toString).collect(Collectors.joining(", "));
        int more = versions.size() - NAMED;
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }

    /** What is pending, in the order it would run. */
    public List<Version> versions() {
        return versions;
    }
}
