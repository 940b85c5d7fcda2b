package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be so of the data before a migration, or after it, isn't. */
public final class RequirementException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private RequirementException(
            String code, String what, @Nullable Version version, String script, Consequence left, Message advice) {
        super(code, what, new Where(null, version, new Place(script, 0, 0, 0)), left, advice, null);
    }

    private static String label(@Nullable Version version, String script) {
        return version == null ? script : "%s (%s)".formatted(version, script);
    }

    /**
     * What a migration requires of the database.
     *
     * @param version the migration's version; null for a repeatable migration
     * @param script file or class
     * @param problems in the migration's own words
     */
    public static RequirementException notMet(@Nullable Version version, String script, List<String> problems) {
        return new RequirementException(
                "REQUIREMENT_NOT_MET",
                "Migration %s was not begun, since its own check found: %s."
                        .formatted(label(version, script), String.join("; ", problems)),
                version,
                script,
                Consequence.NOTHING_DONE,
                Message.of("Bring the data into the state that the migration requires, and %s.", Usual.START_AGAIN));
    }

    /**
     * Data that refer to rows which are not there after a migration.
     *
     * @param version the migration's version; null for a repeatable migration
     * @param script file or class
     * @param problem table, and the table that it refers to
     */
    public static RequirementException foreignKeys(@Nullable Version version, String script, String problem) {
        return new RequirementException(
                "FOREIGN_KEY_VIOLATED",
                "Migration %s leaves foreign keys violated: %s.".formatted(label(version, script), problem),
                version,
                script,
                Consequence.ROLLED_BACK,
                Message.of("Correct the migration, or the data that violated them before, and %s.", Usual.START_AGAIN));
    }
}
