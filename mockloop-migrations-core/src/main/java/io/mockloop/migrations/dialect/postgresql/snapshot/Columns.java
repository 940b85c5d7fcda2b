package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Columns of tables, views and composite types. */
final class Columns implements CatalogQuery {

    private final Map<ObjectId, String> numbers;
    private String table = "";
    private int position;

    /** Knows how the numbers of identity columns come, where that isn't as usual. */
    Columns(Map<ObjectId, String> numbers) {
        this.numbers = numbers;
    }

    @Override
    public String sql(Catalog catalog, String isMeant) {
        // a NOT NULL that hasn't been looked at yet, of which versions before 18 know nothing
        String invalid = catalog.version() < Catalog.VERSION_18
                ? "false"
                : "EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'"
                        + " AND k.conkey[1] = a.attnum AND NOT k.convalidated)";
        return """
                SELECT %s AS name, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull,
                  a.attnotnull AND %s AS invalid, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
                  a.attidentity, a.attgenerated, l.collname, %s AS options, said.description
                FROM PATH pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
                %s
                WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c') AND %s AND %s ORDER BY c.oid, a.attnum""".formatted(
                        catalog.named("n", "c.relname"),
                        invalid,
                        Catalog.options("a.attfdwoptions"),
                        Catalog.comment("pg_class", "c.oid", "a.attnum"),
                        isMeant,
                        Catalog.isOwn("pg_class", "c.oid"));
    }

    @Override
    public SchemaObject object(ResultSet row) throws SQLException {
        String of = row.getString("name");
        position = of.equals(table) ? position + 1 : 1;
        table = of;
        ObjectId id = new ObjectId(ObjectKind.COLUMN, of, row.getString("attname"));
        String generated = Catalog.word(row.getString("attgenerated"), "s", " stored", "v", " virtual");
        String expression = row.getString("expression");
        String identity = Catalog.word(row.getString("attidentity"), "a", "always", "d", "by default");
        return new SchemaObject(
                id,
                new TraitValues()
                        .with(Trait.TYPE, row.getString("type"))
                        .withIf(Trait.NOT_NULL, row.getBoolean("attnotnull"))
                        .with(Trait.INVALID, row.getBoolean("invalid") ? "not valid" : "")
                        .with(Trait.DEFAULT, generated.isEmpty() ? expression : "")
                        .with(Trait.IDENTITY, identity.isEmpty() ? "" : identity + numbers.getOrDefault(id, ""))
                        .with(Trait.GENERATED, generated.isEmpty() ? "" : expression + generated)
                        .with(Trait.COLLATION, row.getString("collname"))
                        .with(Trait.OPTIONS, row.getString("options"))
                        .with(Trait.COMMENT, row.getString("description"))
                        .with(Trait.POSITION, String.valueOf(position))
                        .map());
    }
}
