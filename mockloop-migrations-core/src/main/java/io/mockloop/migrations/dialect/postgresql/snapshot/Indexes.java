package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Indexes that are no constraint's, but for those that a part of a table has by it. */
final class Indexes implements CatalogQuery {

    /** What a column of an index is beyond its name is written down only if it isn't what the type has by itself. */
    private static final String COLUMNS = """
            ARRAY(SELECT coalesce(ta.attname, pg_catalog.pg_get_indexdef(i.indexrelid, u.place::int, true))
                || coalesce(' collate ' || l.collname, '') || coalesce(' ' || o.opcname, '')
                || coalesce('(' || pg_catalog.array_to_string(ia.attoptions, ', ') || ')', '')
                || CASE u.opt & 3 WHEN 0 THEN '' WHEN 1 THEN ' desc nulls last' WHEN 2 THEN ' nulls first'
                  ELSE ' desc' END
              FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indoption::int2[]),
                pg_catalog.unnest(i.indclass::oid[]), pg_catalog.unnest(i.indcollation::oid[]))
                WITH ORDINALITY u(number, opt, cls, coll, place)
              JOIN pg_catalog.pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = u.place
              JOIN pg_catalog.pg_type it ON it.oid = ia.atttypid
              LEFT JOIN pg_catalog.pg_attribute ta ON ta.attrelid = i.indrelid AND ta.attnum = u.number AND u.number > 0
              LEFT JOIN pg_catalog.pg_opclass o ON o.oid = u.cls AND NOT o.opcdefault
              LEFT JOIN pg_catalog.pg_collation l
                ON l.oid = u.coll AND u.coll <> coalesce(ta.attcollation, it.typcollation)
              WHERE u.place <= i.indnkeyatts ORDER BY u.place)""";

    @Override
    public String sql(Catalog catalog, String isMeant) {
        boolean is15 = catalog.version() >= Catalog.VERSION_15;
        return """
                SELECT %s AS of, c.relname, i.indisunique, i.indisvalid, %s AS nulls_equal, am.amname,
                  %s AS columns,
                  CASE WHEN i.indnatts > i.indnkeyatts THEN ARRAY(
                    SELECT a.attname::text FROM pg_catalog.pg_attribute a
                    WHERE a.attrelid = i.indexrelid AND a.attnum > i.indnkeyatts ORDER BY a.attnum) END AS include,
                  pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) AS condition, %s AS options,
                  ts.spcname AS tablespace, said.description
                FROM PATH pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
                JOIN pg_catalog.pg_am am ON am.oid = c.relam
                LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
                LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
                %s
                WHERE k.oid IS NULL AND NOT c.relispartition AND %s AND %s""".formatted(
                        catalog.named("n", "t.relname"),
                        is15 ? "i.indnullsnotdistinct" : "false",
                        COLUMNS,
                        Catalog.options("c.reloptions"),
                        Catalog.comment("pg_class", "c.oid", "0"),
                        isMeant,
                        Catalog.isOwn("pg_class", "t.oid"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        String method = row.getString("amname");
        return new SchemaObject(
                new ObjectId(ObjectKind.INDEX, row.getString("of"), row.getString("relname")),
                Catalog.texts(row, "columns"),
                List.of(),
                new TraitValues()
                        .withIf(Trait.UNIQUE, row.getBoolean("indisunique"))
                        .withIf(Trait.NULLS_EQUAL, row.getBoolean("nulls_equal"))
                        .with(Trait.METHOD, method.equals("btree") ? "" : method)
                        .with(Trait.INCLUDE, Catalog.joined(row, "include"))
                        .with(Trait.WHERE, row.getString("condition"))
                        .with(Trait.INVALID, row.getBoolean("indisvalid") ? "" : "invalid")
                        .with(Trait.OPTIONS, row.getString("options"))
                        .with(Trait.TABLESPACE, row.getString("tablespace"))
                        .with(Trait.COMMENT, row.getString("description"))
                        .map());
    }
}
