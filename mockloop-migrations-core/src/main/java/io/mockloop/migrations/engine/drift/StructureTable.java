package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.StructureText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what the schema was like after the last run that has recorded it; nothing older is kept. */
final class StructureTable {

    private final Connection connection;
    private final HistoryRules rules;
    private final HistoryNames names;
    private final String table;

    /** That beside a history whose schema is known. */
    StructureTable(Connection connection, HistoryRules rules, HistoryNames names) {
        this.connection = connection;
        this.rules = rules;
        this.names = names;
        this.table = rules.table(names, names.structureTable());
    }

    /**
     * What is recorded.
     *
     * @param version the current one then; null if nothing was applied
     * @param event that of {@link #lastRun} then
     */
    record Recorded(@Nullable Version version, int event, Structure structure) {}

    /**
     * Reads it; empty if there is none.
     *
     * @throws IllegalArgumentException if what is there makes no sense
     */
    Optional<Recorded> read() throws SQLException {
        try {
            return PlainSql.query(connection, "SELECT version, last_run, structure FROM " + table, row -> {
                        String version = row.getString(1);
                        return new Recorded(
                                version == null ? null : Version.of(version),
                                row.getInt(2),
                                StructureText.read(String.valueOf(row.getString(3))));
                    })
                    .stream()
                    .findFirst();
        } catch (SQLException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            if (rules.errorKind(e) == ErrorKind.NO_TABLE || !isThere()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isThere() throws SQLException {
        return !rules.columnsOf(connection, names, names.structureTable()).isEmpty();
    }

    /** The number of the log's last event of a migration that was run, or failed; 0 if there is none. */
    int lastRun() throws SQLException {
        String sql = "SELECT COALESCE(MAX(id), 0) FROM " + rules.table(names, names.logTable()) + " WHERE type <> "
                + rules.literal(MigrationType.EVENT.name());
        return PlainSql.query(connection, sql, row -> row.getInt(1)).get(0);
    }

    /** Makes the table if it isn't there: by itself, as it may commit. */
    void make() throws SQLException {
        if (!isThere()) {
            HistoryRules.Types types = rules.types();
            PlainSql.update(
                    connection,
                    "CREATE TABLE " + table + " (version " + types.version() + ", last_run " + types.integer()
                            + " NOT NULL, recorded_at " + types.timestamp() + " NOT NULL, structure "
                            + types.longText() + " NOT NULL)" + rules.tableOptions());
        }
    }

    /** Replaces what is recorded, in the transaction that is open. */
    void replace(Recorded now) throws SQLException {
        PlainSql.update(connection, "DELETE FROM " + table);
        Version version = now.version();
        String sql = "INSERT INTO " + table + " (version, last_run, recorded_at, structure) VALUES ("
                + (version == null ? "NULL" : rules.literal(version.toString())) + ", " + now.event() + ", "
                + rules.now() + ", ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, StructureText.write(now.structure()));
            insert.executeUpdate();
        }
    }
}
