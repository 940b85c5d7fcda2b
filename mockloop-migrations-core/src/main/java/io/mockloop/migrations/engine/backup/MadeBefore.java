package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a backup was made right before, which is noted beside it: clocks would not tell it, of which the database has
 * another one.
 *
 * @param step direction, version and script of a migration
 * @param event the number of the log's last event then
 */
public record MadeBefore(String step, int event) {

    /** A step of a run. */
    public MadeBefore(Direction direction, @Nullable Version version, String script, int event) {
        this("%s %s %s".formatted(direction, version == null ? "repeatable" : version, script), event);
    }
}
