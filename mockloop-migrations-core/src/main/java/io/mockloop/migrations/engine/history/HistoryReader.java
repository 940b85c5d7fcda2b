package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.HistoryTableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the two tables; never writes, and needs SELECT alone. */
public final class HistoryReader {

    private static final Set<String> OLDER_COLUMNS = Set.of("version", "description", "applied_at");

    /** What the tables of the first snapshots lack. */
    private static final String ADDED_LATER = "statement_hash";

    private static final List<String> COLUMNS = List.of(
            "version",
            "description",
            "type",
            "script",
            "checksum",
            "raw_hash",
            "installed_rank",
            "state",
            "direction",
            "statement_done",
            "statement_sent",
            "statement_count",
            "applied_at",
            ADDED_LATER);

    /** The schema, and the number of the last event. */
    private static final int BEFORE_COLUMNS = 2;

    private static final int PAGE = 1000;

    private final HistoryRules rules;
    private final HistoryNames names;

    /** A reader of the tables of these names. */
    public HistoryReader(HistoryRules rules, HistoryNames names) {
        this.rules = rules;
        this.names = names;
    }

    /** The tables' names, as configured. */
    public HistoryNames names() {
        return names;
    }

    /**
     * What is applied. One round trip if the table is there in its current layout, or not at all on a database that
     * says so.
     *
     * @throws HistoryTableException if there is a table of that name that isn't ours
     */
    public History read(Connection connection) throws SQLException {
        try {
            return current(connection);
        } catch (SQLException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return switch (rules.errorKind(e)) {
                case NO_TABLE -> missing();
                case NO_COLUMN -> other(connection);
                case DENIED -> throw HistoryTableException.denied("read", names.display(), DriverWords.of(e), e);
                case BUSY, POOLED, OTHER -> throw e;
            };
        }
    }

    /** All events, oldest first; none if there is no table yet. */
    public List<HistoryEntry> log(Connection connection, History history) throws SQLException {
        List<HistoryEntry> log = new ArrayList<>();
        eachEvent(connection, history, log::add);
        return log;
    }

    /** Hands over all events, oldest first, and holds but a page of them. */
    public void eachEvent(Connection connection, History history, Consumer<? super HistoryEntry> to)
            throws SQLException {
        if (history.layout() != Layout.CURRENT) {
            ofOlder(connection, history).forEach(to);
            return;
        }
        List<HistoryEntry> page = events(connection, history, "ORDER BY id LIMIT " + PAGE);
        while (!page.isEmpty()) {
            page.forEach(to);
            int last = page.get(page.size() - 1).rank();
            page = page.size() < PAGE
                    ? List.of()
                    : events(connection, history, "WHERE id > " + last + " ORDER BY id LIMIT " + PAGE);
        }
    }

    /** The newest events, oldest first. */
    public List<HistoryEntry> newest(Connection connection, History history, int count) throws SQLException {
        if (history.layout() != Layout.CURRENT) {
            List<HistoryEntry> all = ofOlder(connection, history);
            return all.subList(Math.max(0, all.size() - count), all.size());
        }
        List<HistoryEntry> newest = events(connection, history, "ORDER BY id DESC LIMIT " + count);
        Collections.reverse(newest);
        return newest;
    }

    /**
     * The first events behind one.
     *
     * @param event its number
     */
    public List<HistoryEntry> since(Connection connection, History history, int event) throws SQLException {
        return history.layout() == Layout.CURRENT
                ? events(connection, history, "WHERE id > " + event + " ORDER BY id LIMIT " + PAGE)
                : List.of();
    }

    private List<HistoryEntry> events(Connection connection, History history, String which) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT version, description, type, script, direction, state, applied_at, applied_by,"
                        + " execution_time, error, id FROM " + rules.table(history.names(), names.logTable()) + " "
                        + which,
                this::event);
    }

    /** The rows themselves, of a table that has no log. */
    private List<HistoryEntry> ofOlder(Connection connection, History history) throws SQLException {
        return history.layout() == Layout.MISSING
                ? List.of()
                : PlainSql.query(
                        connection,
                        "SELECT version, COALESCE(description, ''), COALESCE(" + rules.utc("applied_at") + ", "
                                + rules.now() + ") FROM " + rules.table(history.names(), names.table())
                                + " ORDER BY version",
                        this::olderEvent);
    }

    /** Since when the rows are in their states, by their ranks. */
    public Map<Integer, Instant> times(Connection connection, History history) throws SQLException {
        Map<Integer, Instant> times = new HashMap<>();
        if (history.layout() == Layout.CURRENT) {
            PlainSql.query(
                    connection,
                    "SELECT installed_rank, applied_at FROM " + rules.table(history.names(), names.table()),
                    row -> {
                        Instant at = instant(row, 2);
                        if (at != null) {
                            times.put(row.getInt(1), at);
                        }
                        return row;
                    });
        } else {
            ofOlder(connection, history).forEach(event -> times.put(event.rank(), event.appliedAt()));
        }
        return times;
    }

    /** The down statements that were stored when a migration was applied; null if none were. */
    public @Nullable String storedDown(Connection connection, History history, HistoryRow row) throws SQLException {
        if (history.layout() != Layout.CURRENT) {
            return null;
        }
        return PlainSql.text(
                        connection,
                        "SELECT down_sql FROM " + rules.table(history.names(), names.table())
                                + " WHERE installed_rank = " + row.rank())
                .orElse(null);
    }

    /**
     * What the start query leaves out of a row.
     *
     * @param at since when it is in its state
     * @param by the database user
     * @param time how long it took
     * @param down the stored undo
     */
    public record Rest(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable Duration time,
            @Nullable String down) {

        /** Nothing. */
        public static final Rest NONE = new Rest(null, null, null, null);
    }

    /** What the start query leaves out of a row; nothing if it is gone. */
    public Rest rest(Connection connection, History history, HistoryRow row) throws SQLException {
        if (history.layout() != Layout.CURRENT) {
            return log(connection, history).stream()
                    .filter(event -> Objects.equals(event.version(), row.version()))
                    .map(event -> new Rest(event.appliedAt(), null, null, null))
                    .findFirst()
                    .orElse(Rest.NONE);
        }
        return PlainSql.query(
                        connection,
                        "SELECT applied_at, applied_by, execution_time, down_sql FROM "
                                + rules.table(history.names(), names.table()) + " WHERE installed_rank = " + row.rank(),
                        found -> new Rest(instant(found, 1), found.getString(2), millis(found, 3), found.getString(4)))
                .stream()
                .findFirst()
                .orElse(Rest.NONE);
    }

    /** The history, and what the log says against it; the log is not read into memory for it. */
    public History comparedWithLog(Connection connection, History history) throws SQLException {
        return history.layout() == Layout.CURRENT
                ? history.with(new LogComparison(rules, history.names()).flaws(connection, history))
                : history;
    }

    private static @Nullable Duration millis(ResultSet row, int column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(time);
    }

    private History current(Connection connection) throws SQLException {
        @Nullable RowReader[] reader = new RowReader[1];
        int[] lastEvent = new int[1];
        SessionQuestion along = rules.sessionQuestion();
        PlainSql.query(connection, rules.startQuery(names, COLUMNS), row -> {
            if (row.isFirst()) {
                String schema = row.getString(1);
                if (along != null) {
                    along.answered(String.valueOf(row.getString(BEFORE_COLUMNS + COLUMNS.size() + 1)), connection);
                }
                reader[0] = schema == null ? null : new RowReader(rules, names.in(schema));
                lastEvent[0] = row.getInt(2);
            }
            if (reader[0] != null) {
                reader[0].read(row);
            }
            return row;
        });
        RowReader read = reader[0];
        return read == null
                ? missing()
                : new History(Layout.CURRENT, read.names(), read.rows(), lastEvent[0], read.flaws());
    }

    private History missing() {
        return new History(Layout.MISSING, names, List.of(), 0);
    }

    private History other(Connection connection) throws SQLException {
        List<String> columns = rules.columnsOf(connection, names, names.table());
        if (columns.isEmpty()) {
            return missing();
        }
        if (columns.containsAll(COLUMNS)) {
            return current(connection); // another process has made or converted it since
        }
        if (columns.containsAll(COLUMNS.subList(0, COLUMNS.size() - 1))) {
            throw HistoryTableException.lacksColumn(
                    names.display(),
                    ADDED_LATER,
                    "ALTER TABLE %s ADD COLUMN %s %s"
                            .formatted(
                                    rules.table(names, names.table()),
                                    ADDED_LATER,
                                    rules.types().version()));
        }
        if (OtherHistory.isFlyways(columns)) {
            throw HistoryTableException.flyways(names.display(), names.table());
        }
        if (!OLDER_COLUMNS.equals(Set.copyOf(columns))) {
            throw HistoryTableException.otherLayout(names.display(), columns);
        }
        List<HistoryRow> rows = PlainSql.query(
                connection,
                "SELECT version, description FROM " + rules.table(names, names.table()) + " ORDER BY version",
                row -> older(row.getRow(), row.getString(1), row.getString(2)));
        return new History(Layout.OLDER, names, rows, 0);
    }

    private static HistoryRow older(int rank, String version, @Nullable String description) {
        return new HistoryRow(
                rank,
                Version.of(version),
                RowReader.text(description),
                MigrationType.SQL,
                "",
                null,
                null,
                MigrationState.APPLIED,
                Direction.UP,
                null);
    }

    private HistoryEntry olderEvent(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getRow(),
                Version.of(row.getString(1)),
                row.getString(2),
                MigrationType.SQL,
                "",
                Direction.UP,
                MigrationState.APPLIED,
                rules.instant(row, 3),
                null,
                null,
                null);
    }

    /** What makes no sense in a row of the log is told as its error, so that it is seen, and no reader dies of it. */
    private HistoryEntry event(ResultSet row) throws SQLException {
        String version = row.getString(1);
        String direction = row.getString(5);
        MigrationType type = RowReader.known(EnumSet.allOf(MigrationType.class), row.getString(3));
        MigrationState state = RowReader.known(EnumSet.allOf(MigrationState.class), row.getString(6));
        Direction way = RowReader.known(EnumSet.allOf(Direction.class), direction);
        Version parsed = version == null ? null : Version.parse(version).orElse(null);
        Instant at = instant(row, 7);
        boolean sense = type != null
                && state != null
                && at != null
                && (version == null || parsed != null)
                && (direction == null || way != null);
        return new HistoryEntry(
                row.getInt(11),
                parsed,
                RowReader.text(row.getString(2)),
                type == null ? MigrationType.EVENT : type,
                RowReader.text(row.getString(4)),
                way,
                state == null ? MigrationState.FAILED : state,
                at == null ? Instant.EPOCH : at,
                row.getString(8),
                millis(row, 9),
                sense
                        ? row.getString(10)
                        : "this row of the log makes no sense: version %s, type %s, state %s, direction %s, applied_at %s"
                                .formatted(version, row.getString(3), row.getString(6), direction, row.getString(7)));
    }

    private @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        try {
            return row.getString(column) == null ? null : rules.instant(row, column);
        } catch (DateTimeException e) {
            return null; // whoever reads the event or the details is told that it has no time
        }
    }
}
