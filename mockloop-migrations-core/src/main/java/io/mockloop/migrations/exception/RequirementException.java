package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a migration requires of the database isn't so. */
public final class RequirementException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what isn't so.
     *
     * @param version the migration's version; null for a repeatable migration
     * @param script file or class, with the line where there is one
     * @param problems in the migration's own words
     */
    public RequirementException(@Nullable Version version, String script, List<String> problems) {
        super(
                "REQUIREMENT_NOT_MET",
                "Migration %s was not begun, since its own check found: %s."
                        .formatted(
                                version == null ? script : "%s (%s)".formatted(version, script),
                                String.join("; ", problems)),
                new Where(null, version, new Place(script, 0, 0, 0)),
                Consequence.NOTHING_DONE,
                Message.of("Bring the data into the state that the migration requires, and start again."),
                null);
    }
}
