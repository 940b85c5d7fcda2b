package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of how far the parts have come of data migrations that several workers are at. */
public final class Parts extends RowTable {

    private static final String COLUMNS =
            "query_hash, last_key, rows_done, batches, rows_total, part, behind_key, up_to_key, is_done";

    /** Those beside a history whose schema is known. */
    public Parts(Connection connection, HistoryRules rules, HistoryNames names) {
        super(connection, rules, names, names.partsTable());
    }

    /** Makes the table if it isn't there. */
    public void make() throws SQLException {
        HistoryRules.Types types = rules.types();
        make("version " + types.version() + " NOT NULL, part " + types.integer() + " NOT NULL, query_hash "
                + types.version() + " NOT NULL, behind_key " + types.longText() + ", up_to_key " + types.longText()
                + ", last_key " + types.longText() + ", rows_done BIGINT NOT NULL, batches " + types.integer()
                + " NOT NULL, rows_total BIGINT NOT NULL, is_done " + types.integer() + " NOT NULL, updated_at "
                + types.timestamp() + " NOT NULL, PRIMARY KEY (version, part)");
    }

    /** Notes the parts of a migration, whatever was noted of it before. */
    public void begin(Version version, List<State> parts) throws SQLException {
        PlainSql.update(connection, delete(version));
        List<String> rows = new ArrayList<>();
        for (State each : parts) {
            Checkpoint at = each.at();
            rows.add("(" + text(version) + ", " + rules.literal(each.mark()) + ", " + key(at.key())
                    + ", " + at.rows() + ", " + at.batches() + ", " + at.total() + ", "
                    + each.part().number() + ", " + key(each.part().behind()) + ", "
                    + key(each.part().upTo()) + ", " + (each.isDone() ? 1 : 0) + ", " + rules.now() + ")");
        }
        PlainSql.update(
                connection,
                "INSERT INTO " + table + " (version, " + COLUMNS + ", updated_at) VALUES " + String.join(", ", rows));
    }

    /** All parts of a migration, in their order. */
    public List<State> of(Version version) throws SQLException {
        return PlainSql.query(
                connection, "SELECT " + COLUMNS + " FROM " + table + where(version) + " ORDER BY part", Parts::state);
    }

    /**
     * Keeps others from a part until the end of the transaction.
     *
     * @return null if somebody else is at it
     * @throws HaltedException if somebody has taken it away
     */
    public @Nullable State claim(Version version, int number, PageRules pages) throws SQLException {
        List<State> claimed = PlainSql.query(
                connection,
                pages.claiming("SELECT " + COLUMNS + " FROM " + table + where(version) + " AND part = " + number),
                Parts::state);
        if (claimed.isEmpty() && of(version).isEmpty()) {
            throw new HaltedException(null);
        }
        return claimed.isEmpty() ? null : claimed.get(0);
    }

    /**
     * Notes how far a part has come, in the transaction of a batch.
     *
     * @param run which run it is for
     * @throws HaltedException if the migration was ordered to end, or another run goes through its rows
     */
    public void reached(Version version, State now, String run, PageRules pages) throws SQLException {
        Checkpoint at = now.at();
        int noted = PlainSql.update(
                connection,
                "UPDATE " + table + " SET query_hash = " + rules.literal(now.mark()) + ", last_key = " + key(at.key())
                        + ", rows_done = " + at.rows() + ", batches = " + at.batches() + ", rows_total = " + at.total()
                        + ", is_done = " + (now.isDone() ? 1 : 0) + ", updated_at = " + rules.now() + where(version)
                        + " AND part = " + now.part().number() + " AND "
                        + new Checkpoints(connection, rules, names).goesOn(version, run, pages));
        if (noted == 0) {
            throw new HaltedException(null);
        }
    }

    private String key(@Nullable List<Object> key) {
        return key == null ? "NULL" : rules.literal(KeyText.of(key));
    }

    private static State state(ResultSet row) throws SQLException {
        Part part = new Part(row.getInt(6), readKey(row.getString(7)), readKey(row.getString(8)));
        Checkpoint at = new Checkpoint(readKey(row.getString(2)), row.getLong(3), row.getInt(4), row.getLong(5));
        return new State(part, row.getString(1), at, row.getInt(9) != 0);
    }

    private static @Nullable List<Object> readKey(@Nullable String text) {
        return text == null ? null : KeyText.read(text);
    }

    /**
     * How many rows are done.
     *
     * @param mark what is run for them now; parts that it has not come to yet, and that went the other way, count as
     *     what is to be done
     */
    static RowCount rows(List<State> parts, String mark) {
        long done = 0;
        long total = 0;
        for (State each : parts) {
            boolean isOfNow = RangeMark.isSameWay(each.mark(), mark);
            done += isOfNow ? each.at().rows() : 0;
            total += isOfNow ? each.at().total() : each.at().rows();
        }
        return new RowCount(done, total);
    }
}
