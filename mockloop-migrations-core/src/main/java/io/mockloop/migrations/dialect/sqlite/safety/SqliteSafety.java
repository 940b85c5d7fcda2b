package io.mockloop.migrations.dialect.sqlite.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.safety.ForeignKey;
import io.mockloop.migrations.engine.safety.NeededRight;
import io.mockloop.migrations.engine.safety.Probe;
import io.mockloop.migrations.engine.safety.SafetyRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What SQLite's own checks tell. Foreign keys aren't checked unless a session asks for it. */
public final class SqliteSafety implements SafetyRules {

    private static final String WITH_KEYS =
            "FROM sqlite_master m WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"
                    + " AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name)) ORDER BY m.name";

    private static final String LEADING_NOWHERE = """
            SELECT m.name, f."table", f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND NOT EXISTS (
              SELECT 1 FROM sqlite_master p WHERE p.type = 'table' AND lower(p.name) = lower(f."table"))
            ORDER BY m.name, f.id, f.seq""";

    /** How SQLite says that what a key leads to isn't unique. */
    private static final String MISMATCH = "foreign key mismatch";

    private static final int MOST = 20;

    @Override
    public void constraints(Probe probe) throws SQLException {
        probe.query(LEADING_NOWHERE, row -> {
            String object = row.getString(1) + "." + row.getString(3);
            probe.problem(
                    "SAFETY_CONSTRAINT",
                    "foreign key",
                    object,
                    Message.of(
                            "table %s: the foreign key %s leads to table %s, which isn't there",
                            row.getString(1), row.getString(3), row.getString(2)));
            return object;
        });
    }

    @Override
    public void dataIntegrity(Probe probe) throws SQLException {
        for (String table : probe.query("SELECT m.name " + WITH_KEYS, row -> row.getString(1))) {
            probe.at("foreign keys of " + table, () -> orphans(table, probe));
        }
        probe.at(
                "PRAGMA quick_check",
                () -> probe.query("PRAGMA quick_check(" + MOST + ")", row -> {
                    String found = row.getString(1);
                    if (!"ok".equals(found)) {
                        probe.problem(
                                "SAFETY_QUICK_CHECK", null, null, Message.of("PRAGMA quick_check says: %s", found));
                    }
                    return found;
                }));
    }

    private static void orphans(String table, Probe probe) throws SQLException {
        String literal = "'" + table.replace("'", "''") + "'";
        String counts = "SELECT c.parent, (SELECT group_concat(\"from\", ', ') FROM pragma_foreign_key_list(" + literal
                + ") WHERE id = c.fkid), count(*) FROM pragma_foreign_key_check(" + literal
                + ") c GROUP BY c.fkid, c.parent ORDER BY c.fkid";
        try {
            probe.query(counts, row -> {
                probe.problem(
                        "SAFETY_ORPHANS",
                        "foreign key",
                        table + "." + row.getString(2),
                        Message.of(
                                "table %s: %s whose foreign key %s leads to no row of %s, shown by: %s",
                                table,
                                ForeignKey.rows(row.getLong(3)),
                                row.getString(2),
                                row.getString(1),
                                new RunSql("PRAGMA foreign_key_check(" + literal + ")")));
                return table;
            });
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains(MISMATCH)) {
                throw e;
            }
            probe.problem(
                    "SAFETY_CONSTRAINT",
                    "table",
                    table,
                    Message.of(
                            "table %s: a foreign key leads to columns that aren't unique: %s",
                            table, String.valueOf(e.getMessage())));
        }
    }

    /** Whoever may write the file may do all. */
    @Override
    public void rights(List<NeededRight> needed, Probe probe) throws SQLException {
        Path file = file(probe.connection()).orElse(null);
        if (file == null) {
            return;
        }
        if (probe.connection().isReadOnly() || !Files.isWritable(file)) {
            probe.problem("SAFETY_RIGHT", "file", file.toString(), Message.of("%s cannot be written", file));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isWritable(folder)) {
            probe.problem(
                    "SAFETY_RIGHT",
                    "folder",
                    folder.toString(),
                    Message.of("%s cannot be written, where SQLite keeps its journal", folder));
        }
    }

    @Override
    public long size(Probe probe) throws SQLException {
        long pages = probe.query("PRAGMA page_count", row -> row.getLong(1)).get(0);
        return pages * probe.query("PRAGMA page_size", row -> row.getLong(1)).get(0);
    }

    @Override
    public Optional<Path> file(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }
}
