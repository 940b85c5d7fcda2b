package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Functions, procedures and aggregates, each named with the types of what it takes. */
final class Routines implements CatalogQuery {

    private String current = "";

    @Override
    public String sql(Catalog catalog, String isMeant) {
        current = catalog.current();
        return """
                SELECT (%s) || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' AS name, p.prokind,
                  n.nspname, pg_catalog.quote_ident(n.nspname) AS quoted,
                  CASE WHEN p.prokind = 'a' THEN pg_catalog.concat_ws(', ', pg_catalog.format_type(p.prorettype, NULL),
                    'sfunc = ' || a.aggtransfn::text, 'stype = ' || pg_catalog.format_type(a.aggtranstype, NULL),
                    'finalfunc = ' || nullif(a.aggfinalfn::text, '-'),
                    'combinefunc = ' || nullif(a.aggcombinefn::text, '-'),
                    'msfunc = ' || nullif(a.aggmtransfn::text, '-'),
                    'initcond = ' || pg_catalog.quote_literal(a.agginitval),
                    'parallel = ' || nullif(p.proparallel::text, 'u'))
                  ELSE pg_catalog.pg_get_functiondef(p.oid) END AS definition, said.description
                FROM PATH pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
                %s
                WHERE %s AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid
                  AND e.deptype IN ('e', 'i'))""".formatted(catalog.named("n", "p.proname"), Catalog.comment("pg_proc", "p.oid", "0"), isMeant);
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        return new SchemaObject(
                new ObjectId(ObjectKind.ROUTINE, "", row.getString("name")),
                new TraitValues()
                        .with(
                                Trait.KIND,
                                Catalog.word(
                                        row.getString("prokind"), "p", "procedure", "a", "aggregate", "w", "window"))
                        .with(Trait.DEFINITION, definition(row))
                        .with(Trait.COMMENT, row.getString("description"))
                        .map());
    }

    /** Without the current schema before its own name, the only one that has it whatever the path is. */
    private String definition(ResultSet row) throws SQLException {
        String definition = row.getString("definition");
        if (definition == null) {
            return ""; // dropped meanwhile
        }
        String schema = ' ' + row.getString("quoted") + '.';
        int own = definition.indexOf(schema);
        boolean isCurrent = row.getString("nspname").equals(current) && own >= 0 && own < definition.indexOf('(');
        return (isCurrent ? definition.substring(0, own + 1) + definition.substring(own + schema.length()) : definition)
                .strip();
    }
}
