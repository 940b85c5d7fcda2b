package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.DataMigrationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The table of how far the data migrations have come that are not finished. Others order them to end there, too: the
 * note that a batch makes of itself finds a row that says so no more, so that the order costs a batch nothing, and none
 * is committed behind it.
 */
public final class Checkpoints extends RowTable {

    private static final String HALTED = "halted";

    private static final String SLOWED_BY = "slowed_by";

    private static final int RADIX = 36;

    private static final String NO_RUN = "0";

    /**
     * Behind the mark of one whose rows are divided, so that {@link Parts} tell how far they have come; behind it
     * stands which run it is that goes through them, as no other has ever been called.
     */
    private static final String IN_PARTS = " parts ";

    /** Those beside a history whose schema is known. */
    public Checkpoints(Connection connection, HistoryRules rules, HistoryNames names) {
        super(connection, rules, names, names.dataTable());
    }

    /** Makes the table if it isn't there, and what one of an earlier release lacks. */
    public void make() throws SQLException {
        HistoryRules.Types types = rules.types();
        make("version " + types.version() + " NOT NULL PRIMARY KEY, query_hash " + types.version()
                + " NOT NULL, last_key " + types.longText() + ", rows_done BIGINT NOT NULL, batches "
                + types.integer() + " NOT NULL, rows_total BIGINT NOT NULL, updated_at " + types.timestamp()
                + " NOT NULL, " + haltedColumn() + ", " + slowedColumn());
        complete();
    }

    private String haltedColumn() {
        return HALTED + " " + rules.types().version();
    }

    private String slowedColumn() {
        return SLOWED_BY + " " + rules.types().longText();
    }

    private void complete() throws SQLException {
        List<String> there = columns();
        for (String column : List.of(haltedColumn(), slowedColumn())) {
            if (!there.contains(column.substring(0, column.indexOf(' ')))) {
                PlainSql.update(connection, "ALTER TABLE " + table + " ADD COLUMN " + column);
            }
        }
    }

    /**
     * What is noted of a migration.
     *
     * @param whole how far it has come, unless its rows are in parts
     * @param isInParts whether they are
     * @param slowedBy what its batches waited for when that was noted; null if for nothing
     */
    public record Begun(
            State whole, boolean isInParts, @Nullable String slowedBy) {

        /** What has just been noted of one whose rows aren't in parts. */
        public static Begun whole(State whole) {
            return new Begun(whole, false, null);
        }
    }

    /**
     * What is noted of a migration.
     *
     * @return empty if nothing is
     * @throws DataMigrationException if it was another query
     */
    public Optional<Begun> find(Version version, RowQuery query) throws SQLException {
        Optional<Begun> found = find(version);
        if (found.isPresent() && !found.get().whole().mark().equals(markOf(query))) {
            throw DataMigrationException.changed();
        }
        return found;
    }

    /**
     * What is noted of ranges.
     *
     * @return empty if nothing is of ranges of that key
     * @throws DataMigrationException if it was another statement or key
     */
    public Optional<Begun> find(Version version, RangeMark mark) throws SQLException {
        return find(version).filter(noted -> mark.left(noted.whole()) != null);
    }

    private Optional<Begun> find(Version version) throws SQLException {
        return PlainSql.query(connection, "SELECT * FROM " + table + where(version), Checkpoints::begun).stream()
                .findFirst();
    }

    private static Begun begun(ResultSet row) throws SQLException {
        String mark = row.getString("query_hash");
        String key = row.getString("last_key");
        Checkpoint at = new Checkpoint(
                key == null ? null : KeyText.read(key),
                row.getLong("rows_done"),
                row.getInt("batches"),
                row.getLong("rows_total"));
        State whole = new State(Part.WHOLE, withoutParts(mark), at, false);
        return new Begun(whole, mark.contains(IN_PARTS), ifThere(row, SLOWED_BY));
    }

    private static String withoutParts(String mark) {
        return mark.contains(IN_PARTS) ? mark.substring(0, mark.indexOf(IN_PARTS)) : mark;
    }

    /**
     * What is noted of a migration, whatever its query is.
     *
     * @param rows how many are done
     * @param halt what it was ordered to; null if nothing was
     * @param slowedBy what its batches waited for last; null if for nothing
     */
    public record Noted(
            RowCount rows, @Nullable Halt halt, @Nullable String slowedBy) {}

    /** What is noted of a migration; empty if nothing is. */
    public Optional<Noted> noted(Version version) throws SQLException {
        try {
            Optional<Line> found = lineOf(version);
            if (found.isPresent() && found.get().mark().contains(IN_PARTS)) {
                RowCount rows =
                        Parts.rows(parts().of(version), withoutParts(found.get().mark()));
                Noted noted = found.get().noted();
                return Optional.of(new Noted(rows, noted.halt(), noted.slowedBy()));
            }
            return found.map(Line::noted);
        } catch (SQLException e) {
            if (rules.errorKind(e) == HistoryRules.ErrorKind.NO_TABLE || !isThere()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Which run goes through the parts of a migration's rows, so that another process may do the same beside it.
     *
     * @param mark what that process would run for them
     * @return null if none does, it was ordered to end, or runs something else
     */
    public @Nullable String runAt(Version version, String mark) throws SQLException {
        return lineOf(version)
                .filter(line -> line.noted().halt() == null && line.mark().startsWith(mark + IN_PARTS))
                .filter(line -> !line.mark().endsWith(IN_PARTS + NO_RUN))
                .map(Line::mark)
                .orElse(null);
    }

    private Optional<Line> lineOf(Version version) throws SQLException {
        return PlainSql.query(connection, "SELECT * FROM " + table + where(version), Checkpoints::line).stream()
                .findFirst();
    }

    private Parts parts() {
        return new Parts(connection, rules, names);
    }

    private record Line(String mark, Noted noted) {}

    private static Line line(ResultSet row) throws SQLException {
        String halt = ifThere(row, HALTED);
        RowCount rows = new RowCount(row.getLong("rows_done"), row.getLong("rows_total"));
        Noted noted = new Noted(rows, halt == null ? null : Halt.valueOf(halt), ifThere(row, SLOWED_BY));
        return new Line(row.getString("query_hash"), noted);
    }

    /** A table of an earlier release lacks some columns. */
    private static @Nullable String ifThere(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equalsIgnoreCase(column)) {
                return row.getString(i);
            }
        }
        return null;
    }

    /** How many rows of a migration are done, whatever its query is; empty if nothing is known of it. */
    public Optional<RowCount> rows(Version version) throws SQLException {
        return noted(version).map(Noted::rows);
    }

    /**
     * Orders a migration to end with the batch that is being done.
     *
     * @return false if nothing is known of it
     */
    public boolean halt(Version version, Halt halt) throws SQLException {
        complete();
        return PlainSql.update(connection, ordering(rules.literal(halt.name()), version)) > 0;
    }

    /** The statement that lets a migration go on that was ordered to end. */
    public String lifting(Version version) {
        return ordering("NULL", version);
    }

    private String ordering(String halt, Version version) {
        return "UPDATE " + table + " SET " + HALTED + " = " + halt + ", updated_at = " + rules.now() + where(version);
    }

    /** Notes one at its beginning, whatever was noted of the same version before. */
    public State begin(Version version, String mark, long total) throws SQLException {
        PlainSql.update(connection, delete(version));
        PlainSql.update(
                connection,
                "INSERT INTO " + table + " (version, query_hash, rows_done, batches, rows_total, updated_at) VALUES ("
                        + text(version) + ", " + rules.literal(mark) + ", 0, 0, " + total
                        + ", " + rules.now() + ")");
        return new State(Part.WHOLE, mark, Checkpoint.atBeginning(total), false);
    }

    /**
     * Notes that parts tell how far it has come, and what is run for them now; who went through them until then, and
     * may not know that another run does, commits nothing any more.
     *
     * @return which run it is
     */
    public String inParts(Version version, String mark) throws SQLException {
        String run = mark + IN_PARTS + Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), RADIX);
        update(version, "query_hash = " + rules.literal(run));
        return run;
    }

    /** Notes that no run goes through the parts of a migration; returns when no batch is committed any more. */
    public void endRun(Version version) throws SQLException {
        String mark = lineOf(version).map(Line::mark).orElse("");
        if (mark.contains(IN_PARTS)) {
            PlainSql.update(
                    connection,
                    "UPDATE " + table + " SET query_hash = " + rules.literal(withoutParts(mark) + IN_PARTS + NO_RUN)
                            + where(version));
        }
    }

    /** Notes how many rows there are of one that was begun before they were counted. */
    public State counted(Version version, State whole, long total) throws SQLException {
        PlainSql.update(connection, "UPDATE " + table + " SET rows_total = " + total + where(version));
        return new State(Part.WHOLE, whole.mark(), Checkpoint.atBeginning(total), false);
    }

    /** Notes how far it has come, in the transaction of a batch. */
    public void reached(Version version, State now) throws SQLException {
        Checkpoint at = now.at();
        String key = at.key() == null ? "NULL" : rules.literal(KeyText.of(at.key()));
        update(
                version,
                "last_key = " + key + ", rows_done = " + at.rows() + ", batches = " + at.batches() + ", query_hash = "
                        + rules.literal(now.mark()) + ", rows_total = " + at.total());
    }

    /**
     * Notes what its batches wait for, outside of their transactions.
     *
     * @param by null if for nothing any more
     */
    public void slowed(Version version, @Nullable String by) throws SQLException {
        String reason = by == null ? "NULL" : rules.literal(by);
        PlainSql.update(connection, "UPDATE " + table + " SET " + SLOWED_BY + " = " + reason + where(version));
    }

    /**
     * True while a run goes on with a migration, and isn't ordered to end; whoever orders it, or goes on in its place,
     * waits until the transaction that asks has ended.
     */
    String goesOn(Version version, String run, PageRules pages) {
        return "EXISTS ("
                + pages.sharing("SELECT 1 FROM " + table + where(version) + " AND " + HALTED
                        + " IS NULL AND query_hash = " + rules.literal(run))
                + ")";
    }

    private void update(Version version, String values) throws SQLException {
        int noted = PlainSql.update(
                connection,
                "UPDATE " + table + " SET " + values + ", updated_at = " + rules.now() + where(version) + " AND "
                        + HALTED + " IS NULL");
        if (noted == 0) {
            throw new HaltedException(null);
        }
    }

    /** What tells whether a query is another one. */
    public static String markOf(RowQuery query) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(query.sql().getBytes(StandardCharsets.UTF_8));
            digest.update(String.join("\n", query.key()).getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
