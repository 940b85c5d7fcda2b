package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is applied and what is in the code don't fit together. */
public final class AppliedMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private AppliedMigrationsException(String code, String description, String action) {
        super(code, description + " Nothing was run.", action, null);
    }

    /**
     * Applied migrations whose content is another one now.
     *
     * @param changed a clause each, with file and both checksums
     */
    public static AppliedMigrationsException changed(List<String> changed) {
        return new AppliedMigrationsException(
                "CHECKSUM_MISMATCH",
                "Migrations were changed after they were applied: %s.".formatted(String.join("; ", changed)),
                "Undo the change and write a new migration for it; or, if the database is as the changed file says, accept"
                        + " it with MigrationManager.repair.");
    }

    /** Applied migrations that the code no longer has. */
    public static AppliedMigrationsException missing(List<String> missing) {
        return new AppliedMigrationsException(
                "MISSING_MIGRATION",
                "Applied migrations are not in the code: %s.".formatted(String.join(", ", missing)),
                "Put them back, or set mockloop.migrations.on-missing=ignore.");
    }

    /** Applied migrations above the code's highest version. */
    public static AppliedMigrationsException future(List<String> future, Optional<Version> highest) {
        return new AppliedMigrationsException(
                "FUTURE_MIGRATION",
                "The database is ahead of the code, whose highest version is %s: %s."
                        .formatted(highest.map(Version::toString).orElse("none"), String.join(", ", future)),
                "Start a release that has them, roll them back, or set mockloop.migrations.on-future=ignore.");
    }

    /**
     * Applied migrations above the code's highest version, and no order to undo them.
     *
     * @param current the version that the database is at
     * @param ordered the version that was ordered to be rolled back from; null for none
     */
    public static AppliedMigrationsException notOrderedBack(
            List<String> future, Optional<Version> highest, Version current, @Nullable Version ordered) {
        String ahead = "The database is at version %s, ahead of the code, whose highest version is %s: %s."
                .formatted(current, highest.map(Version::toString).orElse("none"), String.join(", ", future));
        if (highest.isEmpty()) {
            return new AppliedMigrationsException(
                    "FUTURE_MIGRATION",
                    ahead + " No migrations were found at all, and so nothing is undone, whatever rollback-from says.",
                    "Correct mockloop.migrations.locations, or java-packages.");
        }
        return new AppliedMigrationsException(
                "FUTURE_MIGRATION",
                ahead
                        + (ordered == null
                                ? " They are undone only where rollback-from says which version that is; it is not set."
                                : " They are not undone, since rollback-from says %s.".formatted(ordered)),
                ("To undo them with the down statements stored in the database, which deletes what they hold, set"
                                + " mockloop.migrations.rollback-from=%s; else start a release that has them, or set"
                                + " mockloop.migrations.on-future=ignore.")
                        .formatted(current));
    }
}
