package io.mockloop.migrations.dialect.postgresql.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.engine.safety.ForeignKey;
import io.mockloop.migrations.engine.safety.NeededRight;
import io.mockloop.migrations.engine.safety.NeededRight.Right;
import io.mockloop.migrations.engine.safety.Probe;
import io.mockloop.migrations.engine.safety.SafetyRules;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL's catalog tells of the schema that the session is in. A foreign key that is valid may have orphans,
 * too: its triggers can be disabled, and don't fire in a session whose {@code session_replication_role} is that of a
 * replica. Those that are NOT VALID are looked at first.
 */
public final class PostgreSqlSafety implements SafetyRules {

    /** Up to 17 there is no column {@code conenforced}, nor a {@code conperiod}. */
    private static final String ENFORCED =
            "COALESCE((pg_catalog.to_jsonb(con) ->> 'conenforced')::pg_catalog.bool, true)";

    private static final String OF_PERIOD =
            "COALESCE((pg_catalog.to_jsonb(con) ->> 'conperiod')::pg_catalog.bool, false)";

    private static final String CONSTRAINTS = """
            SELECT c.relname, con.conname, %s,
              pg_catalog.format('ALTER TABLE %%I.%%I VALIDATE CONSTRAINT %%I', n.nspname, c.relname, con.conname)
            FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = pg_catalog.current_schema() AND NOT con.convalidated AND con.conparentid = 0
            ORDER BY 1, 2""".formatted(ENFORCED);

    /** One that is being built now will be valid in its time. */
    private static final String INDEXES = """
            SELECT t.relname, x.relname, pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I', n.nspname, x.relname)
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
              JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
            WHERE n.nspname = pg_catalog.current_schema() AND NOT i.indisvalid AND x.relkind = 'i'
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = x.oid)
            ORDER BY 1, 2""";

    private static final String COLUMNS = """
            ARRAY(SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.unnest(con.%s) WITH ORDINALITY AS k (number, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = con.%s AND a.attnum = k.number ORDER BY k.place)""";

    private static final String FOREIGN_KEYS = """
            SELECT c.relname, con.conname, pg_catalog.format('%%I.%%I', n.nspname, c.relname),
              pg_catalog.format('%%I.%%I', pn.nspname, p.relname), %s, %s, con.confmatchtype = 'f'
            FROM pg_catalog.pg_constraint con JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class p ON p.oid = con.confrelid
              JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            WHERE con.contype = 'f' AND n.nspname = pg_catalog.current_schema() AND con.conparentid = 0
              AND %s AND NOT %s
            ORDER BY con.convalidated, c.reltuples, 1, 2""".formatted(
            COLUMNS.formatted("conkey", "conrelid"), COLUMNS.formatted("confkey", "confrelid"), ENFORCED, OF_PERIOD);

    /** What belongs to a role also belongs to its members; a table can be dropped by its schema's owner, too. */
    private static final String MAY = """
            SELECT c.relname, pg_catalog.pg_has_role(c.relowner, 'USAGE')
                OR (%s AND pg_catalog.pg_has_role(n.nspowner, 'USAGE')), pg_catalog.pg_get_userbyid(c.relowner)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(%s)""";

    private static final String MAY_CREATE = """
            SELECT pg_catalog.current_schema(), pg_catalog.has_schema_privilege(pg_catalog.current_schema(), 'CREATE'),
              pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(pg_catalog.current_schema())""";

    @Override
    public void constraints(Probe probe) throws SQLException {
        probe.query(CONSTRAINTS, row -> {
            String object = row.getString(1) + "." + row.getString(2);
            if (row.getBoolean(3)) {
                probe.problem(
                        "SAFETY_CONSTRAINT",
                        "constraint",
                        object,
                        Message.of(
                                "table %s: constraint %s is NOT VALID, so that rows may break it: %s",
                                row.getString(1), row.getString(2), new RunSql(row.getString(4))));
            } else {
                probe.warning(
                        "SAFETY_NOT_ENFORCED",
                        "constraint",
                        object,
                        Message.of("table %s: constraint %s is not enforced", row.getString(1), row.getString(2)));
            }
            return object;
        });
        probe.query(INDEXES, row -> {
            String object = row.getString(1) + "." + row.getString(2);
            probe.problem(
                    "SAFETY_INDEX",
                    "index",
                    object,
                    Message.of(
                            "table %s: index %s is INVALID, and serves nobody: %s",
                            row.getString(1), row.getString(2), new RunSql(row.getString(3))));
            return object;
        });
    }

    @Override
    public void dataIntegrity(Probe probe) throws SQLException {
        for (ForeignKey each : probe.query(FOREIGN_KEYS, PostgreSqlSafety::foreignKey)) {
            probe.at("foreign key %s of %s".formatted(each.name(), each.table()), () -> each.look(probe));
        }
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                List.of((String[]) row.getArray(5).getArray()),
                List.of((String[]) row.getArray(6).getArray()),
                row.getBoolean(7));
    }

    @Override
    public void rights(List<NeededRight> needed, Probe probe) throws SQLException {
        if (needed.stream().anyMatch(each -> each.right() == Right.CREATE)) {
            probe.query(MAY_CREATE, row -> {
                if (!row.getBoolean(2)) {
                    probe.problem("SAFETY_RIGHT", "schema", row.getString(1), lacksCreate(row));
                }
                return true;
            });
        }
        for (NeededRight each : needed) {
            if (each.right() != Right.CREATE) {
                own(each, probe);
            }
        }
    }

    private static Message lacksCreate(ResultSet row) throws SQLException {
        return row.getString(1) == null
                ? Message.of("the session has no schema to make tables in: its search_path leads to none")
                : Message.of(
                        "the user may not make tables in schema %s, as what is pending does: %s",
                        row.getString(1),
                        new RunSql("GRANT CREATE ON SCHEMA " + row.getString(4) + " TO " + row.getString(3)));
    }

    private static void own(NeededRight needed, Probe probe) throws SQLException {
        String sql = MAY.formatted(needed.right() == Right.DROP, literal(needed.table()));
        probe.query(sql, row -> {
            if (!row.getBoolean(2)) {
                probe.problem(
                        "SAFETY_RIGHT",
                        "table",
                        row.getString(1),
                        Message.of(
                                "table %s: the user isn't its owner, %s, which %s takes",
                                row.getString(1),
                                row.getString(3),
                                needed.right().name()));
            }
            return true;
        });
    }

    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public long size(Probe probe) throws SQLException {
        return probe.query("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())", row -> row.getLong(1))
                .get(0);
    }

    @Override
    public Optional<Path> file(Connection connection) {
        return Optional.empty();
    }
}
