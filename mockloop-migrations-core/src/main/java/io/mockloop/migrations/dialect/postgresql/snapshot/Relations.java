package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tables and views. */
final class Relations implements CatalogQuery {

    @Override
    public String sql(Catalog catalog, String isMeant) {
        return """
                SELECT %s AS name, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
                  CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_by,
                  CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS bound,
                  CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS query,
                  CASE WHEN c.relkind IN ('r', 'p', 'f') THEN ARRAY(
                    SELECT %s FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
                    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
                    WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) END AS parents,
                  CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
                  %s AS options, %s AS foreign_options, fs.srvname AS server, ts.spcname AS tablespace, am.amname AS method,
                  said.description
                FROM PATH pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
                LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
                LEFT JOIN pg_catalog.pg_foreign_table ft ON ft.ftrelid = c.oid
                LEFT JOIN pg_catalog.pg_foreign_server fs ON fs.oid = ft.ftserver
                %s
                WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND %s AND %s""".formatted(
                        catalog.named("n", "c.relname"),
                        catalog.named("pn", "p.relname"),
                        Catalog.options("c.reloptions"),
                        Catalog.options("ft.ftoptions"),
                        Catalog.comment("pg_class", "c.oid", "0"),
                        isMeant,
                        Catalog.isOwn("pg_class", "c.oid"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        String kind = row.getString("relkind");
        boolean isView = kind.equals("v") || kind.equals("m");
        boolean isPart = row.getBoolean("relispartition");
        String parents = Catalog.joined(row, "parents");
        String method = row.getString("method");
        TraitValues traits = new TraitValues()
                .with(Trait.KIND, Catalog.word(kind, "p", "partitioned", "f", "foreign", "m", "materialized"))
                .with(Trait.PERSISTENCE, Catalog.word(row.getString("relpersistence"), "u", "unlogged"))
                .with(Trait.OF_TYPE, row.getString("of_type"))
                .with(Trait.PARTITION_BY, row.getString("partition_by"))
                .with(isPart ? Trait.PARTITION_OF : Trait.INHERITS, parents)
                .with(Trait.BOUND, row.getString("bound"))
                .with(Trait.ROW_SECURITY, rowSecurity(row))
                .with(Trait.SERVER, row.getString("server"))
                .with(Trait.OPTIONS, row.getString("options") + row.getString("foreign_options"))
                .with(Trait.TABLESPACE, row.getString("tablespace"))
                .with(Trait.METHOD, "heap".equals(method) ? "" : method)
                .with(Trait.DEFINITION, query(row))
                .with(Trait.COMMENT, row.getString("description"));
        ObjectKind of = isView ? ObjectKind.VIEW : ObjectKind.TABLE;
        return new SchemaObject(new ObjectId(of, "", row.getString("name")), traits.map());
    }

    private static String rowSecurity(ResultSet row) throws SQLException {
        String forced = row.getBoolean("relforcerowsecurity") ? "forced" : "";
        String enabled = row.getBoolean("relrowsecurity") ? "enabled" : "";
        return enabled.isEmpty() || forced.isEmpty() ? enabled + forced : enabled + ", " + forced;
    }

    private static String query(ResultSet row) throws SQLException {
        String query = row.getString("query");
        if (query == null) {
            return "";
        }
        String stripped = query.strip();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
