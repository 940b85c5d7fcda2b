package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.CorrectProperty;
import io.mockloop.migrations.Remedy.Forget;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.settings.OutOfOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is applied and what is in the code don't fit together. */
public final class AppliedMigrationsException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final String FUTURE = "FUTURE_MIGRATION";
    private static final SetProperty IGNORE_FUTURE = new SetProperty("on-future", "ignore");

    private AppliedMigrationsException(String code, String what, Message advice) {
        super(code, what, advice);
    }

    /** One that is about a migration alone, if the version is one. */
    private AppliedMigrationsException(String code, @Nullable String version, String what, Message advice) {
        super(
                code,
                what,
                new Where(null, version == null ? null : Version.of(version), null),
                Consequence.NOTHING_RUN,
                advice,
                null);
    }

    /**
     * Applied migrations whose content is another one now.
     *
     * @param changed a clause each, with file and both checksums
     * @param version of the one, if there is one alone; else null
     */
    public static AppliedMigrationsException changed(List<String> changed, @Nullable String version) {
        return new AppliedMigrationsException(
                "CHECKSUM_MISMATCH",
                version,
                (isOne(changed)
                                ? "A migration was changed after it was applied: %s."
                                : "Migrations were changed after they were applied: %s.")
                        .formatted(String.join("; ", changed)),
                Message.of(
                        "Undo the change and write a new migration for it; or, if the database is as the changed file says,"
                                + " accept it with %s.",
                        new Repair(version)));
    }

    /**
     * Applied migrations that the code no longer has.
     *
     * @param version of the one, if there is one alone; else null
     */
    public static AppliedMigrationsException missing(List<String> missing, @Nullable String version) {
        return new AppliedMigrationsException(
                "MISSING_MIGRATION",
                version,
                (isOne(missing)
                                ? "An applied migration is not in the code: %s."
                                : "Applied migrations are not in the code: %s.")
                        .formatted(String.join(", ", missing)),
                Message.of(
                        "Put %s back; or, if %s deleted on purpose, take %s out of the history with %s, or set %s.",
                        them(missing),
                        isOne(missing) ? "it was" : "they were",
                        isOne(missing) ? "it" : "each",
                        new Forget(version),
                        new SetProperty("on-missing", "ignore")));
    }

    /**
     * Applied migrations that the code has under other versions, with the same content.
     *
     * @param renumbered a clause each, with both versions and files
     * @param version of the one, if there is one alone; else null
     */
    public static AppliedMigrationsException renumbered(List<String> renumbered, @Nullable String version) {
        return new AppliedMigrationsException(
                "RENUMBERED_MIGRATION",
                version,
                (isOne(renumbered)
                                ? "An applied migration has another version in the code now, with the same content: %s."
                                : "Applied migrations have other versions in the code now, with the same content: %s.")
                        .formatted(String.join(", ", renumbered)),
                Message.of(
                        "Accept that with %s, or give %s back.",
                        new Repair(version), isOne(renumbered) ? "it its version" : "them their versions"));
    }

    private static boolean isOne(List<String> migrations) {
        return migrations.size() == 1;
    }

    private static String them(List<String> migrations) {
        return isOne(migrations) ? "it" : "them";
    }

    /**
     * Pending migrations below the current version.
     *
     * @param late version and script of each
     * @param version of the one, if there is one alone; else null
     */
    public static AppliedMigrationsException outOfOrder(
            List<String> late, @Nullable String version, Version current, OutOfOrder setting) {
        String versions = isOne(late) ? "it a version" : "them versions";
        SetProperty allowed = new SetProperty("out-of-order", setting == OutOfOrder.FALSE ? "declared" : "true");
        return new AppliedMigrationsException(
                "OUT_OF_ORDER",
                version,
                (isOne(late)
                                ? "A pending migration lies below the current version %s: %s."
                                : "Pending migrations lie below the current version %s: %s.")
                        .formatted(current, String.join(", ", late)),
                setting == OutOfOrder.FALSE
                        ? Message.of("Give %s above %s, or set %s.", versions, current, allowed)
                        : Message.of(
                                "Declare what %s (-- depends-on: …, or dependencies = …), give %s above %s, or set %s.",
                                isOne(late) ? "it depends on" : "they depend on", versions, current, allowed));
    }

    /** Applied migrations above the code's highest version. */
    public static AppliedMigrationsException future(List<String> future, Optional<Version> highest) {
        return new AppliedMigrationsException(
                FUTURE,
                "The database is ahead of the code, whose highest version is %s: %s."
                        .formatted(highest.map(Version::toString).orElse("none"), String.join(", ", future)),
                Message.of("Start a release that has them, roll them back, or set %s.", IGNORE_FUTURE));
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
                    FUTURE,
                    ahead + " No migrations were found at all, and so nothing is undone, whatever rollback-from says.",
                    Message.of(
                            "Correct %s, or %s.",
                            new CorrectProperty("locations"), new CorrectProperty("java-packages")));
        }
        return new AppliedMigrationsException(
                FUTURE,
                ahead
                        + (ordered == null
                                ? " They are undone only where rollback-from says which version that is; it is not set."
                                : " They are not undone, since rollback-from says %s.".formatted(ordered)),
                Message.of(
                        "To undo them with the down statements stored in the database, which deletes what they hold, set"
                                + " %s; else start a release that has them, or set %s.",
                        new SetProperty("rollback-from", current.toString()), IGNORE_FUTURE));
    }
}
