package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row for what another library has applied.
 *
 * @param row as it is written
 * @param down the stored undo; null if there is none
 * @param told when and by whom it was applied, and how long that took
 * @param library what did it
 */
public record AdoptedRow(HistoryRow row, @Nullable String down, Told told, String library) {

    /** What a version is described as that a database was taken over at. */
    public static final String BASELINE = "Baseline";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /**
     * What the other library tells of it.
     *
     * @param at when it was applied; null if that isn't known
     * @param by the database user; null if that isn't known
     * @param millis how long it took; null if that isn't known
     */
    public record Told(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable Integer millis) {}

    /** The row of a version that a database was taken over at. */
    public static HistoryRow baseline(int rank, Version version, String description) {
        return new HistoryRow(
                rank,
                version,
                description,
                MigrationType.BASELINE,
                "",
                null,
                null,
                MigrationState.BASELINE,
                Direction.UP,
                null);
    }

    @Nullable String at() {
        return told.at() == null
                ? null
                : LocalDateTime.ofInstant(told.at(), ZoneOffset.UTC).format(TIME);
    }

    @Nullable String by() {
        return told.by();
    }

    @Nullable Integer millis() {
        return told.millis();
    }

    /** An event with neither a way nor a time says that nothing was run. */
    Event event() {
        return new Event(
                row.version(),
                "Adopted from %s: %s".formatted(library, row.description()),
                row.type(),
                row.script(),
                row.checksum(),
                null,
                row.state(),
                null,
                null);
    }
}
