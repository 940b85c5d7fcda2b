package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the log says last of each version against the rows. The database compares, in one statement, so that both
 * tables are those of one moment, and that a log of any length costs no memory.
 */
final class LogComparison {

    private final HistoryNames names;
    private final HistoryWriter writer;
    private final String table;

    LogComparison(HistoryRules rules, HistoryNames names) {
        this.names = names;
        this.writer = new HistoryWriter(rules, names);
        this.table = rules.table(names, names.table());
    }

    /** What the log says last of a version, if that doesn't fit its row, or there is none. */
    private record Said(
            String version,
            int id,
            String script,
            String description,
            @Nullable String type,
            boolean hasRow) {}

    List<Flaw> flaws(Connection connection, History history) throws SQLException {
        return PlainSql.query(connection, query(), LogComparison::said).stream()
                .flatMap(said -> flaw(said, history).stream())
                .toList();
    }

    private String query() {
        String log = writer.logTable();
        return "SELECT a.version, a.newest, l.script, l.description, l.type, h.version FROM (SELECT version,"
                + " MAX(CASE WHEN state IN ('APPLIED', 'BASELINE') AND type <> 'EVENT' THEN id END) AS newest,"
                + " MAX(CASE WHEN state = 'ROLLED_BACK' THEN id END) AS undone FROM " + log
                + " WHERE version IS NOT NULL GROUP BY version) a JOIN " + log + " l ON l.id = a.newest LEFT JOIN "
                + table + " h ON h.version = a.version WHERE a.newest > COALESCE(a.undone, 0) AND (h.version IS NULL"
                + " OR (l.checksum IS NOT NULL AND h.type = 'SQL' AND h.state = 'APPLIED' AND h.script = ''"
                + " AND h.checksum IS NULL AND h.raw_hash IS NULL)) ORDER BY a.newest";
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString(1),
                row.getInt(2),
                String.valueOf(row.getString(3)),
                String.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6) != null);
    }

    /** A row whose version is written otherwise, or that makes no sense itself, is told of by itself. */
    private Optional<Flaw> flaw(Said said, History history) {
        Version version = Version.parse(said.version()).orElse(null);
        if (said.hasRow()) {
            return Optional.of(new Flaw(
                    said.version(),
                    said.script(),
                    true,
                    "The row of version %s in %s makes no sense: script, checksum and raw_hash are all empty, and the log says that it was applied with a checksum (%s, row %d)."
                            .formatted(said.version(), names.display(), names.logTable(), said.id()),
                    Message.of(
                            "If the file is what was applied, take it over: %s; else restore it first.",
                            new Repair(said.version()))));
        }
        if (version == null) {
            return Optional.empty();
        }
        boolean known =
                history.find(version).isPresent() || !history.flawsOf(version).isEmpty();
        return known
                ? Optional.empty()
                : Optional.of(new Flaw(
                        said.version(),
                        said.script(),
                        false,
                        "%s has no row of version %s (%s), and the log says that it is applied (%s, row %d)."
                                .formatted(names.display(), said.version(), said.script(), names.logTable(), said.id()),
                        Message.of(
                                "If it is applied, give it its row back:\n   %s\nor, if it was undone by hand, say so:\n   %s",
                                new RunSql(restored(said)), new RunSql(undone(said, version)))));
    }

    private String restored(Said said) {
        return "INSERT INTO %s (version, description, applied_at, type, script, checksum, installed_rank, state, direction, applied_by, execution_time) SELECT version, description, applied_at, type, script, checksum, (SELECT COALESCE(MAX(installed_rank), 0) + 1 FROM %s), state, 'UP', applied_by, execution_time FROM %s WHERE id = %s"
                .formatted(table, table, writer.logTable(), said.id());
    }

    private String undone(Said said, Version version) {
        MigrationType type = RowReader.known(EnumSet.allOf(MigrationType.class), said.type());
        return writer.log(new Event(
                version,
                said.description(),
                type == null ? MigrationType.SQL : type,
                said.script(),
                null,
                Direction.DOWN,
                MigrationState.ROLLED_BACK,
                null,
                null));
    }
}
