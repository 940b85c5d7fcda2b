package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Enumerations, domains, composites and ranges. */
final class Types implements CatalogQuery {

    @Override
    public String sql(Catalog catalog, String isMeant) {
        return """
                SELECT %s AS name, t.typtype, t.typnotnull, l.collname,
                  CASE WHEN t.typtype = 'e' THEN ARRAY(SELECT pg_catalog.quote_literal(e.enumlabel)
                    FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) END AS labels,
                  CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS base,
                  pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::pg_catalog.regclass) AS value,
                  pg_catalog.concat_ws(', ', 'subtype = ' || pg_catalog.format_type(r.rngsubtype, NULL),
                    'subtype_opclass = ' || o.opcname, 'canonical = ' || nullif(r.rngcanonical::text, '-'),
                    'subtype_diff = ' || nullif(r.rngsubdiff::text, '-')) AS range, said.description
                FROM PATH pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
                LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
                LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation AND t.typcollation <> b.typcollation
                LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
                LEFT JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc AND NOT o.opcdefault
                %s
                WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND %s AND %s""".formatted(
                        catalog.named("n", "t.typname"),
                        Catalog.comment("pg_type", "t.oid", "0"),
                        isMeant,
                        Catalog.isOwn("pg_type", "t.oid"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        return new SchemaObject(
                new ObjectId(ObjectKind.TYPE, "", row.getString("name")),
                new TraitValues()
                        .with(
                                Trait.KIND,
                                Catalog.word(
                                        row.getString("typtype"),
                                        "e",
                                        "enum",
                                        "d",
                                        "domain",
                                        "c",
                                        "composite",
                                        "r",
                                        "range"))
                        .with(Trait.TYPE, row.getString("base"))
                        .with(Trait.LABELS, Catalog.joined(row, "labels"))
                        .withIf(Trait.NOT_NULL, row.getBoolean("typnotnull"))
                        .with(Trait.DEFAULT, row.getString("value"))
                        .with(Trait.COLLATION, row.getString("collname"))
                        .with(Trait.DEFINITION, row.getString("range"))
                        .with(Trait.COMMENT, row.getString("description"))
                        .map());
    }
}
