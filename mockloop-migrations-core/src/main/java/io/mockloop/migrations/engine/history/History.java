package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.HistoryTableException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the history table said at one moment. */
public final class History {

    /** How the table was found. */
    public enum Layout {
        /** There is none. */
        MISSING,
        /** As this version makes it. */
        CURRENT,
        /**
         * With the three columns of the older format: its rows are here, and it is converted by the next run that
         * writes.
         */
        OLDER
    }

    private final Layout layout;
    private final HistoryNames names;
    private final List<HistoryRow> rows;
    private final Map<Version, HistoryRow> byVersion = new HashMap<>();
    private final Map<String, HistoryRow> repeatables = new HashMap<>();
    private final int lastEvent;
    private final List<Flaw> flaws;
    private @Nullable Version baseline;
    private @Nullable Version current;
    private @Nullable HistoryRow unfinished;

    /** A history that makes sense. */
    public History(Layout layout, HistoryNames names, List<HistoryRow> rows, int lastEvent) {
        this(layout, names, rows, lastEvent, List.of());
    }

    /**
     * A history.
     *
     * @param names with the schema they were found in, if that is known
     * @param rows in the order of application
     * @param lastEvent the number of the last event of the log, if it was read along; else 0
     * @param flaws what makes no sense in it
     */
    History(Layout layout, HistoryNames names, List<HistoryRow> rows, int lastEvent, List<Flaw> flaws) {
        this.layout = layout;
        this.names = names;
        this.rows = List.copyOf(rows);
        this.lastEvent = lastEvent;
        this.flaws = List.copyOf(flaws);
        for (HistoryRow row : rows) {
            add(row);
        }
    }

    private void add(HistoryRow row) {
        Version version = row.version();
        if (unfinished == null && row.isUnfinished()) {
            unfinished = row;
        }
        if (version == null) {
            repeatables.put(row.description(), row);
            return;
        }
        byVersion.put(version, row);
        if (row.type() == MigrationType.BASELINE) {
            baseline = higher(baseline, version);
        }
        if (row.isApplied()) {
            current = higher(current, version);
        }
    }

    private static Version higher(@Nullable Version first, Version second) {
        return first == null || second.isAbove(first) ? second : first;
    }

    /** How the table was found. */
    public Layout layout() {
        return layout;
    }

    /** The tables' names. */
    public HistoryNames names() {
        return names;
    }

    /** All rows, in the order of application. */
    public List<HistoryRow> rows() {
        return rows;
    }

    /** Whether another reading has told the same. */
    public boolean isSameAs(History other) {
        return layout == other.layout
                && lastEvent == other.lastEvent
                && rows.equals(other.rows)
                && flaws.equals(other.flaws);
    }

    /** The history as it will be once some of its rows are undone, which makes repeatable migrations pending. */
    public History undone(Collection<HistoryRow> undone) {
        return new History(
                layout,
                names,
                rows.stream()
                        .filter(row -> !undone.contains(row))
                        .map(row -> row.type() == MigrationType.REPEATABLE ? row.ofNoContent() : row)
                        .toList(),
                lastEvent,
                flaws);
    }

    /** The same history, and what else makes no sense in it. */
    History with(List<Flaw> others) {
        return new History(
                layout,
                names,
                rows,
                lastEvent,
                Stream.concat(flaws.stream(), others.stream()).toList());
    }

    /** What makes no sense in it. */
    public List<Flaw> flaws() {
        return flaws;
    }

    /** What makes no sense of what it says of a version. */
    public List<Flaw> flawsOf(Version version) {
        return flaws.stream()
                .filter(flaw -> flaw.version() != null
                        && Version.parse(flaw.version()).filter(version::equals).isPresent())
                .toList();
    }

    /**
     * Stops if something in it makes no sense.
     *
     * @throws HistoryTableException if something does not
     */
    public void requireSense() {
        requireNone(flaws);
    }

    /**
     * Stops if something in it makes no sense that a repair doesn't set right.
     *
     * @throws HistoryTableException if something does not
     */
    public void requireRepairable() {
        requireNone(flaws.stream().filter(flaw -> !flaw.repairable()).toList());
    }

    private void requireNone(List<Flaw> found) {
        if (!found.isEmpty()) {
            throw HistoryTableException.senseless(
                    Flaw.CODE,
                    found.stream().map(Flaw::what).toList(),
                    found.stream().map(Flaw::action).distinct().toList());
        }
    }

    /** The number of the last event of the log, if it was read along; else 0. */
    public int lastEvent() {
        return lastEvent;
    }

    /** The row of a version. */
    public Optional<HistoryRow> find(Version version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /** The row of a repeatable migration. */
    public Optional<HistoryRow> findRepeatable(String description) {
        return Optional.ofNullable(repeatables.get(description));
    }

    /** The row that a process is at, or left half-done. */
    public Optional<HistoryRow> unfinished() {
        return Optional.ofNullable(unfinished);
    }

    /** The rows of migrations whose rows are gone through in the background. */
    public List<HistoryRow> inBackground() {
        return rows.stream().filter(HistoryRow::isInBackground).toList();
    }

    /** The version up to which migrations count as applied without having been run here. */
    public Optional<Version> baseline() {
        return Optional.ofNullable(baseline);
    }

    /** Whether the version is applied, or counts as such. */
    public boolean isApplied(Version version) {
        HistoryRow row = byVersion.get(version);
        return row != null ? row.isApplied() : baseline != null && !version.isAbove(baseline);
    }

    /** The versions that are applied. */
    public Stream<Version> applied() {
        return rows.stream()
                .filter(HistoryRow::isApplied)
                .map(HistoryRow::version)
                .filter(Objects::nonNull);
    }

    /** The highest version that is applied. */
    public Optional<Version> current() {
        return Optional.ofNullable(current);
    }

    /** The rank of the next row. */
    public int nextRank() {
        return rows.stream().mapToInt(HistoryRow::rank).max().orElse(0) + 1;
    }
}
