package io.mockloop.migrations.dialect.postgresql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sequences; those of identity columns are told with these. */
final class Sequences {

    private static final Map<String, String> GREATEST = Map.of(
            "smallint", String.valueOf(Short.MAX_VALUE),
            "integer", String.valueOf(Integer.MAX_VALUE),
            "bigint", String.valueOf(Long.MAX_VALUE));

    private final Map<ObjectId, String> numbers = new HashMap<>();

    /** How the numbers of identity columns come, where that isn't as usual. */
    Map<ObjectId, String> numbers() {
        return numbers;
    }

    String sql(Catalog catalog, String isMeant) {
        return """
                SELECT %s AS name, d.deptype, %s AS owner, a.attname, c.relpersistence,
                  pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                  s.seqcycle, s.seqcache, said.description
                FROM PATH pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND d.objid = c.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
                LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
                LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                %s
                WHERE %s AND %s""".formatted(
                        catalog.named("n", "c.relname"),
                        catalog.named("tn", "t.relname"),
                        Catalog.comment("pg_class", "c.oid", "0"),
                        isMeant,
                        Catalog.isOwn("pg_class", "c.oid"));
    }

    /** The sequence that a row tells of; nothing if it is an identity column's. */
    Optional<SchemaObject> object(ResultSet row) throws SQLException {
        String cache = row.getString("seqcache");
        String owner = row.getString("owner");
        TraitValues traits = new TraitValues()
                .with(Trait.START, row.getString("seqstart"))
                .with(Trait.INCREMENT, row.getString("seqincrement"))
                .with(Trait.MINIMUM, row.getString("seqmin"))
                .with(Trait.MAXIMUM, row.getString("seqmax"))
                .withIf(Trait.CYCLE, row.getBoolean("seqcycle"))
                .with(Trait.CACHE, cache.equals("1") ? "" : cache);
        if ("i".equals(row.getString("deptype"))) {
            numbers.put(new ObjectId(ObjectKind.COLUMN, owner, row.getString("attname")), unusual(row, traits));
            return Optional.empty();
        }
        traits.with(Trait.TYPE, row.getString("type"))
                .with(Trait.PERSISTENCE, Catalog.word(row.getString("relpersistence"), "u", "unlogged"))
                .with(Trait.OWNED_BY, owner == null ? "" : owner + "." + row.getString("attname"))
                .with(Trait.COMMENT, row.getString("description"));
        return Optional.of(
                new SchemaObject(new ObjectId(ObjectKind.SEQUENCE, "", row.getString("name")), traits.map()));
    }

    private static String unusual(ResultSet row, TraitValues traits) throws SQLException {
        Map<String, String> usual = Map.of(
                Trait.START,
                "1",
                Trait.INCREMENT,
                "1",
                Trait.MINIMUM,
                "1",
                Trait.MAXIMUM,
                GREATEST.getOrDefault(row.getString("type"), ""));
        String unusual = traits.map().entrySet().stream()
                .filter(each -> !each.getValue().equals(usual.get(each.getKey())))
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return unusual.isEmpty() ? "" : " (" + unusual + ")";
    }
}
