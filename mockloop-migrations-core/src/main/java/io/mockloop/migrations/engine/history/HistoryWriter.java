package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statements that write the two tables, complete, so that they can go into one pipeline with a migration's
 * own. The caller holds the lock.
 */
public final class HistoryWriter {

    /** What the log is called in a statement that both writes and reads it. */
    private static final String READ_LOG = "mockloop_log";

    /** What the row of a migration says that is noted as applied without being run. */
    private static final String MARKED =
            ", statement_done = 0, statement_sent = 0, statement_count = 0, statement_hash = NULL";

    private static final String FINISHED =
            ", statement_done = NULL, statement_sent = NULL, statement_count = NULL, statement_hash = NULL";

    private final HistoryRules rules;
    private final HistoryNames names;
    private final String table;
    private final String log;
    private final HistoryTables tables;

    /** A writer of the tables of these names, whose schema is known. */
    public HistoryWriter(HistoryRules rules, HistoryNames names) {
        this.rules = rules;
        this.names = names;
        if (names.schema() == null) {
            throw new IllegalArgumentException("The history tables' schema is not known");
        }
        this.table = rules.table(names, names.table());
        this.log = rules.table(names, names.logTable());
        this.tables = new HistoryTables(rules, names);
    }

    /**
     * One event of the log.
     *
     * @param version null if it is about no version
     * @param direction null if nothing was run
     * @param millis an expression for how long it took; null if nothing was run
     * @param error what failed, without the server's own text
     */
    public record Event(
            @Nullable Version version,
            String description,
            MigrationType type,
            String script,
            @Nullable String checksum,
            @Nullable Direction direction,
            MigrationState state,
            @Nullable String millis,
            @Nullable String error) {}

    /** The tables' names. */
    public HistoryNames names() {
        return names;
    }

    /** The log's table, with its schema, in quotes. */
    public String logTable() {
        return log;
    }

    /**
     * Makes both tables, so that there is a history, with all that it is to begin with, or none, whenever the process
     * dies.
     *
     * @param schemaToo whether their schema may be missing, since it was configured
     * @param first the first row; null if there is none
     * @param event what the log says of it
     */
    public List<String> create(boolean schemaToo, @Nullable HistoryRow first, @Nullable Event event) {
        return tables.create(schemaToo, first != null, made -> {
            List<String> filling = new ArrayList<>();
            if (first != null) {
                filling.add(insert(made, first, null, null));
            }
            if (event != null) {
                filling.add(log(event));
            }
            return filling;
        });
    }

    /**
     * The same, to begin with what another library has applied.
     *
     * @param schemaToo whether their schema may be missing, since it was configured
     * @param rows one at least
     */
    public List<String> create(boolean schemaToo, List<AdoptedRow> rows) {
        return tables.create(schemaToo, true, made -> adopt(made, rows));
    }

    /**
     * Adds a migration's row.
     *
     * @param row as it is to be
     * @param millis an expression for how long it took; null if it is not done
     * @param down the stored undo; null if there is none
     */
    public String insert(HistoryRow row, @Nullable String millis, @Nullable String down) {
        return insert(table, row, millis, down);
    }

    /** Adds what another library has applied, and an event for each. */
    public List<String> adopt(List<AdoptedRow> rows) {
        return adopt(table, rows);
    }

    private List<String> adopt(String into, List<AdoptedRow> rows) {
        return Stream.concat(
                        rows.stream()
                                .map(each -> insert(
                                        into,
                                        each.row(),
                                        each.at() == null ? rules.now() : text(each.at()),
                                        text(each.by()),
                                        Objects.toString(each.millis(), null),
                                        each.down())),
                        rows.stream().map(each -> log(each.event())))
                .toList();
    }

    private String insert(String into, HistoryRow row, @Nullable String millis, @Nullable String down) {
        return insert(into, row, rules.now(), rules.user(), millis, down);
    }

    private String insert(
            String into, HistoryRow row, String at, String by, @Nullable String millis, @Nullable String down) {
        Reached reached = row.reached();
        return "INSERT INTO " + into + " (version, description, applied_at, type, script, checksum, raw_hash,"
                + " installed_rank, state, direction, applied_by, execution_time, statement_done, statement_sent,"
                + " statement_count, statement_hash, down_sql) VALUES ("
                + Stream.of(
                                text(row.version()),
                                text(row.description()),
                                at,
                                text(row.type()),
                                text(row.script()),
                                text(row.checksum()),
                                text(row.rawHash()),
                                String.valueOf(row.rank()),
                                text(row.state()),
                                text(row.direction()),
                                by,
                                millis == null ? "NULL" : millis,
                                reached == null ? "NULL" : String.valueOf(reached.done()),
                                reached == null ? "NULL" : String.valueOf(reached.sent()),
                                reached == null ? "NULL" : String.valueOf(reached.count()),
                                text(reached == null ? null : reached.hash()),
                                text(down))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Takes a migration's row away. */
    public String delete(HistoryRow row) {
        return "DELETE FROM " + table + where(row);
    }

    /**
     * Makes all repeatable migrations pending: their rows tell of no content, so that whatever the code has differs
     * from it, for older releases, too.
     */
    public String makeRepeatablesPending() {
        return "UPDATE " + table + " SET checksum = NULL, raw_hash = NULL WHERE type = 'REPEATABLE'";
    }

    /** Says that a process is at a migration that has a row. */
    public String begin(HistoryRow row, Reached reached) {
        return "UPDATE " + table + " SET state = 'RUNNING', direction = " + text(row.direction()) + ", applied_at = "
                + rules.now() + ", " + at(reached) + ", statement_count = " + reached.count() + where(row);
    }

    private static String where(HistoryRow row) {
        return " WHERE installed_rank = " + row.rank();
    }

    private String at(Reached reached) {
        return "statement_done = " + reached.done() + ", statement_sent = " + reached.sent()
                + (reached.hash() == null ? "" : ", statement_hash = " + text(reached.hash()));
    }

    /** Takes {@link #begin} of an undo again: the migration is applied, since when it was. */
    public String takeBack(HistoryRow row) {
        return "UPDATE " + table
                + " SET state = 'APPLIED', direction = 'UP', applied_at = COALESCE((SELECT " + READ_LOG + ".applied_at"
                + " FROM " + log + " " + READ_LOG + " WHERE version = " + text(row.version())
                + " AND state = 'APPLIED' AND type <> 'EVENT' ORDER BY id DESC LIMIT 1), applied_at)"
                + (row.isMarked() ? MARKED : FINISHED) + where(row);
    }

    /** Says how far a migration has come. */
    public String reached(HistoryRow row, Reached reached) {
        return "UPDATE " + table + " SET " + at(reached) + where(row);
    }

    /** An expression for how long a migration took, by its row. */
    public String executionTimeOf(HistoryRow row) {
        return "(SELECT execution_time FROM " + table + where(row) + ")";
    }

    /** The number of the last statement that an unfinished migration's row says was sent; no row if it has none. */
    public String sentOf(HistoryRow row) {
        return "SELECT statement_sent FROM " + table + where(row) + " AND state = 'RUNNING'";
    }

    /** Says that a migration is left half-done. */
    public String leave(HistoryRow row, MigrationState state, Reached reached) {
        return "UPDATE " + table + " SET state = " + text(state) + ", " + at(reached) + where(row);
    }

    /** Says that a migration is applied but for its rows, which are gone through in the background. */
    public String leaveInBackground(HistoryRow row, Reached reached, long millis) {
        return "UPDATE " + table + " SET state = 'BACKGROUND', applied_at = " + rules.now() + ", execution_time = "
                + millis + ", " + at(reached) + where(row);
    }

    /** Takes {@link #begin} of a recovery again: the row says what it said before. */
    public String restore(HistoryRow row, Reached reached) {
        return "UPDATE " + table + " SET state = " + text(row.state()) + ", direction = " + text(row.direction()) + ", "
                + at(reached) + ", statement_count = " + reached.count() + where(row);
    }

    /** Says that a migration whose row was there while it ran is applied. */
    public String finish(HistoryRow row, long millis) {
        return "UPDATE " + table + " SET state = 'APPLIED', applied_at = " + rules.now() + ", execution_time = "
                + millis + FINISHED + where(row);
    }

    /** Replaces what a row says of its migration's content, the stored undo with it. */
    public String refresh(HistoryRow row, @Nullable String down) {
        return refreshed(row, ", down_sql = " + text(down));
    }

    /** The same, but that it keeps the stored undo. */
    public String refreshButUndo(HistoryRow row) {
        return refreshed(row, "");
    }

    /** {@link #refresh} of one that gets another version, too. */
    public String renumber(HistoryRow row, @Nullable String down) {
        return refreshed(row, ", version = " + text(row.version()) + ", down_sql = " + text(down));
    }

    /** Frees a row's version for another one, within a transaction that gives it one again. */
    public String withoutVersion(HistoryRow row) {
        return "UPDATE " + table + " SET version = NULL" + where(row);
    }

    private String refreshed(HistoryRow row, String more) {
        return "UPDATE " + table + " SET description = " + text(row.description()) + ", type = " + text(row.type())
                + ", script = " + text(row.script()) + ", checksum = " + text(row.checksum()) + ", raw_hash = "
                + text(row.rawHash()) + more + where(row);
    }

    /** Adds an event to the log. */
    public String log(Event event) {
        return "INSERT INTO " + log + " (id, version, description, type, script, checksum, direction, state,"
                + " applied_at, applied_by, execution_time, error) SELECT COALESCE(MAX(id), 0) + 1, "
                + Stream.of(
                                text(event.version()),
                                text(event.description()),
                                text(event.type()),
                                text(event.script()),
                                text(event.checksum()),
                                text(event.direction()),
                                text(event.state()),
                                rules.now(),
                                rules.user(),
                                event.millis() == null ? "NULL" : event.millis(),
                                text(event.error()))
                        .collect(Collectors.joining(", "))
                + " FROM " + log + " " + READ_LOG;
    }

    /** The event of a run whose process ended without an answer, while its row says RUNNING. */
    public static Event noAnswer(HistoryRow row) {
        Reached reached = row.reached();
        int sent = reached == null ? 0 : Math.max(reached.done(), reached.sent());
        return noAnswer(
                row,
                sent == 0 || reached == null
                        ? "no statement was sent"
                        : "statement %d%s was sent last"
                                .formatted(sent, reached.count() == 0 ? "" : " of " + reached.count()));
    }

    /**
     * The same.
     *
     * @param progress how far it had come, as a clause
     */
    public static Event noAnswer(HistoryRow row, String progress) {
        Reached reached = row.reached();
        String error = "the process ended without an answer"
                + (reached == null
                        ? ""
                        : "; begun at %s, %s".formatted(reached.since().truncatedTo(ChronoUnit.SECONDS), progress));
        return new Event(
                row.version(),
                row.description(),
                row.type(),
                row.script(),
                row.checksum(),
                row.direction(),
                MigrationState.PARTIAL,
                null,
                error);
    }

    /**
     * The tables that the statements of this writer name, each with the name that it has there: what a lock on tables
     * must hold, too, so that the history can be written under it.
     */
    public List<String> writtenTables() {
        return List.of(table, log, log + " AS " + READ_LOG);
    }

    /** The number of the log's last event. */
    public String lastEvent() {
        return "SELECT COALESCE(MAX(id), 0) FROM " + log;
    }

    /**
     * Notes that a person has run by hand what a half-done migration lacked. Which file that was is not known here, and
     * it may be corrected first: the row says no more of it than one of the older format, so that the next run that
     * writes takes over what the code has. What a repeatable one was run with stays, since it is run again wherever
     * that is another one, and a baseline is not compared.
     */
    public List<String> completedByHand(HistoryRow row) {
        if (row.direction() == Direction.DOWN) {
            return List.of(delete(row), log(byHand(row, MigrationState.ROLLED_BACK)));
        }
        String unknown = switch (row.type()) {
            case SQL -> ", script = '', checksum = NULL, raw_hash = NULL";
            case JAVA -> ", checksum = NULL, raw_hash = NULL";
            case BASELINE, REPEATABLE, EVENT -> "";
        };
        return List.of(
                "UPDATE " + table + " SET state = 'APPLIED', direction = 'UP', applied_at = " + rules.now() + unknown
                        + FINISHED + where(row),
                log(byHand(row, MigrationState.APPLIED)));
    }

    /** Notes that a person has taken back by hand what a half-done migration did. */
    public List<String> takenBackByHand(HistoryRow row) {
        return row.direction() == Direction.DOWN
                ? List.of(takeBack(row), log(byHand(row, MigrationState.APPLIED)))
                : List.of(delete(row), log(byHand(row, MigrationState.ROLLED_BACK)));
    }

    /** An event with neither a way up nor a time says that nothing was run. */
    private static Event byHand(HistoryRow row, MigrationState state) {
        @Nullable Direction way = state == MigrationState.APPLIED ? null : Direction.DOWN;
        return new Event(row.version(), row.description(), row.type(), row.script(), null, way, state, null, null);
    }

    /**
     * Converts a table of the older format, which is kept under {@link HistoryNames#legacyTable}; the log is made, too,
     * with an event for each of its rows.
     */
    public List<String> convertOlder() {
        return tables.convertOlder();
    }

    private String text(@Nullable Object value) {
        return value == null ? "NULL" : rules.literal(value.toString());
    }
}
