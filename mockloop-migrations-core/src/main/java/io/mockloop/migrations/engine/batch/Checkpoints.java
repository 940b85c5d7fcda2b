package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.Ranges.Start;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.DataMigrationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of how far the data migrations have come that are not finished. Others order them to end there, too: the
 * note that a batch makes of itself finds a row that says so no more, so that the order costs a batch nothing, and none
 * is committed behind it.
 */
public final class Checkpoints extends RowTable {

    private static final String HALTED = "halted";

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
                + " NOT NULL, " + haltedColumn());
        complete();
    }

    private String haltedColumn() {
        return HALTED + " " + rules.types().version();
    }

    private void complete() throws SQLException {
        if (!columns().contains(HALTED)) {
            PlainSql.update(connection, "ALTER TABLE " + table + " ADD COLUMN " + haltedColumn());
        }
    }

    /**
     * How far a migration has come.
     *
     * @return empty if nothing is known of it
     * @throws DataMigrationException if it was another query
     */
    public Optional<Checkpoint> find(Version version, RowQuery query) throws SQLException {
        List<Checkpoint> found = PlainSql.query(
                connection,
                "SELECT query_hash, last_key, rows_done, batches, rows_total FROM " + table + where(version),
                row -> {
                    if (!row.getString(1).equals(hash(query))) {
                        throw DataMigrationException.changed();
                    }
                    String key = row.getString(2);
                    return new Checkpoint(
                            key == null ? null : KeyText.read(key), row.getLong(3), row.getInt(4), row.getLong(5));
                });
        return found.stream().findFirst();
    }

    /**
     * What is noted of a migration, whatever its query is.
     *
     * @param rows how many are done
     * @param halt what it was ordered to; null if nothing was
     */
    public record Noted(RowCount rows, @Nullable Halt halt) {}

    /** What is noted of a migration; empty if nothing is. */
    public Optional<Noted> noted(Version version) throws SQLException {
        try {
            return PlainSql.query(connection, "SELECT * FROM " + table + where(version), Checkpoints::noted).stream()
                    .findFirst();
        } catch (SQLException e) {
            if (rules.errorKind(e) == HistoryRules.ErrorKind.NO_TABLE || !isThere()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Noted noted(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        String halt = null;
        for (int i = 1; i <= columns; i++) { // a table of an earlier release lacks it
            halt = row.getMetaData().getColumnName(i).equalsIgnoreCase(HALTED) ? row.getString(i) : halt;
        }
        return new Noted(
                new RowCount(row.getLong("rows_done"), row.getLong("rows_total")),
                halt == null ? null : Halt.valueOf(halt));
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
    public Checkpoint begin(Version version, RowQuery query, long total) throws SQLException {
        return begin(version, hash(query), total);
    }

    private Checkpoint begin(Version version, String hash, long total) throws SQLException {
        PlainSql.update(connection, delete(version));
        PlainSql.update(
                connection,
                "INSERT INTO " + table + " (version, query_hash, rows_done, batches, rows_total, updated_at) VALUES ("
                        + rules.literal(version.toString()) + ", " + rules.literal(hash) + ", 0, 0, " + total
                        + ", " + rules.now() + ")");
        return Checkpoint.atBeginning(total);
    }

    /**
     * Where ranges that were left half-done go on.
     *
     * @param at how far they have come
     * @param start where the next one begins; null if none is left
     */
    public record RangesLeft(Checkpoint at, @Nullable Start start) {}

    /**
     * Where ranges go on that were left half-done. If they went the other way, what they did is taken back from there,
     * and nothing beyond it.
     *
     * @param statement what tells whether another one was run for them
     * @return empty if nothing is known of ranges of that key
     * @throws DataMigrationException if it was another statement or key
     */
    public Optional<RangesLeft> findRanges(Version version, Direction direction, KeyColumn column, String statement)
            throws SQLException {
        RangeMark mark = RangeMark.of(direction, column, statement);
        return PlainSql.query(
                        connection,
                        "SELECT query_hash, last_key, rows_done, batches, rows_total FROM " + table + where(version),
                        row -> Optional.ofNullable(left(mark, row)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable RangesLeft left(RangeMark mark, ResultSet row) throws SQLException {
        String noted = row.getString(1);
        String text = row.getString(2);
        List<Object> key = text == null ? null : KeyText.read(text);
        Object last = key == null ? null : key.get(0);
        long rows = row.getLong(3);
        if (noted.equals(mark.text())) {
            return new RangesLeft(
                    new Checkpoint(key, rows, row.getInt(4), row.getLong(5)), new Start(last, last != null));
        } else if (mark.isOtherWayOf(noted)) {
            return new RangesLeft(Checkpoint.atBeginning(rows), last == null ? null : new Start(last, false));
        } else if (mark.isSameWayAs(noted)) {
            throw DataMigrationException.statementChanged();
        }
        return null;
    }

    /** Notes ranges at their beginning, whatever was noted of the same version before. */
    public Checkpoint beginRanges(Version version, Direction direction, KeyColumn column, String statement, long total)
            throws SQLException {
        return begin(version, RangeMark.of(direction, column, statement).text(), total);
    }

    /** Notes how far ranges have come, in the transaction of one. */
    public void reachedRange(Version version, Direction direction, KeyColumn column, String statement, Checkpoint at)
            throws SQLException {
        String mark = RangeMark.of(direction, column, statement).text();
        reached(version, at, ", query_hash = " + rules.literal(mark) + ", rows_total = " + at.total());
    }

    /** Notes how far it has come, in the transaction of a batch. */
    public void reached(Version version, Checkpoint at) throws SQLException {
        reached(version, at, "");
    }

    private void reached(Version version, Checkpoint at, String more) throws SQLException {
        String key = at.key() == null ? "NULL" : rules.literal(KeyText.of(at.key()));
        int noted = PlainSql.update(
                connection,
                "UPDATE " + table + " SET last_key = " + key + ", rows_done = " + at.rows() + ", batches = "
                        + at.batches() + ", updated_at = " + rules.now() + more + where(version) + " AND " + HALTED
                        + " IS NULL");
        if (noted == 0) {
            throw new HaltedException(null);
        }
    }

    private static String hash(RowQuery query) {
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
