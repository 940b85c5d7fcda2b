package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What works on a table's rows behind the statements: triggers, rules and policies. */
final class Hooks implements CatalogQuery {

    @Override
    public String sql(Catalog catalog, String isMeant) {
        String where = isMeant + " AND " + Catalog.isOwn("pg_class", "c.oid");
        return """
                SELECT 'TRIGGER' AS kind, %1$s AS of, h.tgname::text AS name,
                  pg_catalog.pg_get_triggerdef(h.oid, true) AS definition, h.tgenabled::text AS enabled,
                  NULL AS with_check, NULL AS command, false AS restrictive, NULL::text[] AS roles, said.description
                FROM PATH pg_catalog.pg_trigger h JOIN pg_catalog.pg_class c ON c.oid = h.tgrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace %3$s
                WHERE NOT h.tgisinternal AND h.tgparentid = 0 AND %2$s
                UNION ALL SELECT 'RULE', %1$s, h.rulename::text, pg_catalog.pg_get_ruledef(h.oid, true),
                  h.ev_enabled::text, NULL, NULL, false, NULL, said.description
                FROM PATH pg_catalog.pg_rewrite h JOIN pg_catalog.pg_class c ON c.oid = h.ev_class
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace %4$s
                WHERE h.rulename <> '_RETURN' AND %2$s
                UNION ALL SELECT 'POLICY', %1$s, h.polname::text, pg_catalog.pg_get_expr(h.polqual, h.polrelid), NULL,
                  pg_catalog.pg_get_expr(h.polwithcheck, h.polrelid), h.polcmd::text, NOT h.polpermissive,
                  ARRAY(SELECT pg_catalog.pg_get_userbyid(r)::text FROM pg_catalog.unnest(h.polroles) r WHERE r <> 0
                    ORDER BY 1), said.description
                FROM PATH pg_catalog.pg_policy h JOIN pg_catalog.pg_class c ON c.oid = h.polrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace %5$s WHERE %2$s""".formatted(
                        catalog.named("n", "c.relname"),
                        where,
                        Catalog.comment("pg_trigger", "h.oid", "0"),
                        Catalog.comment("pg_rewrite", "h.oid", "0"),
                        Catalog.comment("pg_policy", "h.oid", "0"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        return new SchemaObject(
                new ObjectId(ObjectKind.valueOf(row.getString("kind")), row.getString("of"), row.getString("name")),
                new TraitValues()
                        .with(Trait.KIND, row.getBoolean("restrictive") ? "restrictive" : "")
                        .with(
                                Trait.COMMAND,
                                Catalog.word(
                                        row.getString("command"),
                                        "r",
                                        "select",
                                        "a",
                                        "insert",
                                        "w",
                                        "update",
                                        "d",
                                        "delete"))
                        .with(Trait.ROLES, Catalog.joined(row, "roles"))
                        .with(Trait.DEFINITION, row.getString("definition"))
                        .with(Trait.WITH_CHECK, row.getString("with_check"))
                        .with(
                                Trait.ENABLED,
                                Catalog.word(row.getString("enabled"), "D", "disabled", "R", "replica", "A", "always"))
                        .with(Trait.COMMENT, row.getString("description"))
                        .map());
    }
}
