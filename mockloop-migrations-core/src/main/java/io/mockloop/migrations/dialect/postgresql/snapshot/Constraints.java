package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Constraints of tables and domains, but for those that a table or part has by another table. NOT NULL is told with the
 * column, though from version 18 on it is a constraint by itself.
 */
final class Constraints implements CatalogQuery {

    private static final String NAMES = """
            ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(%1$s) WITH ORDINALITY u(number, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = %2$s AND a.attnum = u.number ORDER BY %3$s)""";

    @Override
    public String sql(Catalog catalog, String isMeant) {
        boolean is15 = catalog.version() >= Catalog.VERSION_15;
        boolean is18 = catalog.version() >= Catalog.VERSION_18;
        return """
                SELECT k.contype, coalesce(%s, %s) AS of, k.conname, c.relname, %s AS columns, %s AS referenced,
                  %s AS refers_to, k.confupdtype, k.confdeltype, k.confmatchtype, %s AS set_columns, k.condeferrable,
                  k.condeferred, k.convalidated, k.connoinherit, %s AS enforced, %s AS period, %s AS nulls_equal,
                  CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END AS expression,
                  CASE WHEN k.contype = 'x' THEN pg_catalog.pg_get_constraintdef(k.oid, true) END AS definition,
                  CASE WHEN i.indnatts > i.indnkeyatts THEN ARRAY(
                    SELECT a.attname::text FROM pg_catalog.pg_attribute a
                    WHERE a.attrelid = i.indexrelid AND a.attnum > i.indnkeyatts ORDER BY a.attnum) END AS include,
                  %s AS options, ts.spcname AS tablespace, said.description
                FROM PATH pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace
                LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
                LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
                LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
                LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
                LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
                LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace
                %s
                WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0
                AND (k.contype <> 'c' OR k.coninhcount = 0) AND %s AND %s AND %s""".formatted(
                catalog.named("n", "c.relname"),
                catalog.named("n", "t.typname"),
                NAMES.formatted("k.conkey", "k.conrelid", "CASE WHEN k.contype = 'c' THEN u.number ELSE u.place END"),
                NAMES.formatted("k.confkey", "k.confrelid", "u.place"),
                catalog.named("fn", "f.relname"),
                is15 ? NAMES.formatted("k.confdelsetcols", "k.conrelid", "u.number") : "NULL::text[]",
                is18 ? "k.conenforced" : "true",
                is18 ? "k.conperiod" : "false",
                is15 ? "i.indnullsnotdistinct" : "false",
                Catalog.options("ic.reloptions"),
                Catalog.comment("pg_constraint", "k.oid", "0"),
                isMeant,
                Catalog.isOwn("pg_class", "k.conrelid"),
                Catalog.isOwn("pg_type", "k.contypid"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        String name = row.getString("conname");
        ObjectKind kind = kind(row.getString("contype"));
        boolean isPrimary = kind == ObjectKind.PRIMARY_KEY;
        boolean isUsual = name.equals(row.getString("relname") + "_pkey");
        TraitValues traits = new TraitValues().with(Trait.NAME, isPrimary && !isUsual ? name : "");
        if (kind == ObjectKind.FOREIGN_KEY) {
            reference(row, traits);
        }
        boolean isDeferred = row.getBoolean("condeferred");
        traits.with(
                        Trait.DEFINITION,
                        kind == ObjectKind.CHECK ? row.getString("expression") : row.getString("definition"))
                .with(Trait.DEFERRABLE, isDeferred ? "initially" : row.getBoolean("condeferrable") ? Trait.YES : "")
                .with(Trait.INVALID, invalid(row))
                .withIf(Trait.NO_INHERIT, kind == ObjectKind.CHECK && row.getBoolean("connoinherit"))
                .withIf(Trait.NULLS_EQUAL, row.getBoolean("nulls_equal"))
                .with(Trait.INCLUDE, Catalog.joined(row, "include"))
                .with(Trait.OPTIONS, row.getString("options"))
                .with(Trait.TABLESPACE, row.getString("tablespace"))
                .with(Trait.COMMENT, row.getString("description"));
        return new SchemaObject(
                new ObjectId(kind, row.getString("of"), isPrimary ? "" : name),
                columns(row, "columns", kind == ObjectKind.FOREIGN_KEY ? "period %s" : "%s without overlaps"),
                columns(row, "referenced", "period %s"),
                traits.map());
    }

    private static ObjectKind kind(String type) {
        return switch (type) {
            case "p" -> ObjectKind.PRIMARY_KEY;
            case "u" -> ObjectKind.UNIQUE;
            case "f" -> ObjectKind.FOREIGN_KEY;
            case "c" -> ObjectKind.CHECK;
            default -> ObjectKind.CONSTRAINT;
        };
    }

    private static List<String> columns(ResultSet row, String of, String period) throws SQLException {
        List<String> columns = new ArrayList<>(Catalog.texts(row, of));
        if (row.getBoolean("period") && !columns.isEmpty()) {
            columns.add(period.formatted(columns.remove(columns.size() - 1)));
        }
        return columns;
    }

    private static void reference(ResultSet row, TraitValues traits) throws SQLException {
        String set = Catalog.joined(row, "set_columns");
        String onDelete = action(row.getString("confdeltype"));
        traits.with(Trait.REFERENCES, row.getString("refers_to"))
                .with(Trait.ON_DELETE, set.isEmpty() ? onDelete : onDelete + " (" + set + ")")
                .with(Trait.ON_UPDATE, action(row.getString("confupdtype")))
                .with(Trait.MATCH, Catalog.word(row.getString("confmatchtype"), "f", "full", "p", "partial"));
    }

    private static String action(String code) {
        return Catalog.word(code, "r", "restrict", "c", "cascade", "n", "set null", "d", "set default");
    }

    private static String invalid(ResultSet row) throws SQLException {
        if (!row.getBoolean("enforced")) {
            return "not enforced";
        }
        return row.getBoolean("convalidated") ? "" : "not valid";
    }
}
