package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.DataMigrationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The table of how far the data migrations have come that are not finished. */
public final class Checkpoints extends RowTable {

    /** Those beside a history whose schema is known. */
    public Checkpoints(Connection connection, HistoryRules rules, HistoryNames names) {
        super(connection, rules, names, names.dataTable());
    }

    /** Makes the table if it isn't there. */
    public void make() throws SQLException {
        HistoryRules.Types types = rules.types();
        make("version " + types.version() + " NOT NULL PRIMARY KEY, query_hash " + types.version()
                + " NOT NULL, last_key " + types.longText() + ", rows_done BIGINT NOT NULL, batches "
                + types.integer() + " NOT NULL, rows_total BIGINT NOT NULL, updated_at " + types.timestamp()
                + " NOT NULL");
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

    /** How many rows of a migration are done, whatever its query is; empty if nothing is known of it. */
    public Optional<RowCount> rows(Version version) throws SQLException {
        try {
            return PlainSql.query(
                            connection,
                            "SELECT rows_done, rows_total FROM " + table + where(version),
                            row -> new RowCount(row.getLong(1), row.getLong(2)))
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            if (rules.errorKind(e) == HistoryRules.ErrorKind.NO_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Notes one at its beginning, whatever was noted of the same version before. */
    public Checkpoint begin(Version version, RowQuery query, long total) throws SQLException {
        PlainSql.update(connection, delete(version));
        PlainSql.update(
                connection,
                "INSERT INTO " + table + " (version, query_hash, rows_done, batches, rows_total, updated_at) VALUES ("
                        + rules.literal(version.toString()) + ", " + rules.literal(hash(query)) + ", 0, 0, " + total
                        + ", " + rules.now() + ")");
        return Checkpoint.atBeginning(total);
    }

    /** Notes how far it has come, in the transaction of a batch. */
    public void reached(Version version, Checkpoint at) throws SQLException {
        String key = at.key() == null ? "NULL" : rules.literal(KeyText.of(at.key()));
        PlainSql.update(
                connection,
                "UPDATE " + table + " SET last_key = " + key + ", rows_done = " + at.rows() + ", batches = "
                        + at.batches() + ", updated_at = " + rules.now() + where(version));
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
