package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of tables. Views tell theirs by their queries. */
final class ColumnPart {

    private static final Set<String> SPATIAL = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");

    private static final Pattern NOW = Pattern.compile("(?i)current_timestamp(\\(\\d*\\))?");

    private static final Pattern ON_UPDATE = Pattern.compile("(?i).*on update (current_timestamp(?:\\(\\d*\\))?).*");

    private static final Pattern UNVERSIONED = Pattern.compile("(?i).*(without system versioning).*");

    private final List<CatalogRow> rows;
    private final Map<String, String> collations;

    /**
     * Of some tables.
     *
     * @param collations of the tables, by their names
     */
    ColumnPart(List<CatalogRow> rows, Map<String, String> collations) {
        this.rows = rows.stream()
                .filter(each -> collations.containsKey(each.text("table_name")))
                .sorted(Comparator.comparing((CatalogRow each) -> each.text("table_name"))
                        .thenComparing(each -> each.number("ordinal_position")))
                .toList();
        this.collations = collations;
    }

    private static ObjectId id(CatalogRow row) {
        return new ObjectId(ObjectKind.COLUMN, row.text("table_name"), row.text("column_name"));
    }

    /** Those that MariaDB makes of the type JSON, and others of their type. */
    Set<ObjectId> maybeJson() {
        return rows.stream()
                .filter(each -> each.is("data_type", "longtext") && each.is("collation_name", "utf8mb4_bin"))
                .map(ColumnPart::id)
                .collect(Collectors.toSet());
    }

    /** Whether there are columns of places. */
    boolean areSpatial() {
        return rows.stream().anyMatch(each -> SPATIAL.contains(each.text("data_type")));
    }

    /** Tells them. */
    void tell(Set<ObjectId> jsons, List<CatalogRow> spatialReferences, CatalogQueries queries, Findings findings) {
        Map<ObjectId, String> srids = new HashMap<>();
        spatialReferences.forEach(each -> srids.put(id(each), each.text("srid")));
        String table = "";
        int position = 0;
        for (CatalogRow row : rows) {
            position = row.text("table_name").equals(table) ? position + 1 : 1;
            table = row.text("table_name");
            ObjectId id = id(row);
            KnownTraits traits = new KnownTraits();
            type(traits, row, jsons.contains(id));
            value(traits, row, queries, findings);
            traits.with(Trait.SRID, row.has("srs_id") ? row.text("srs_id") : srids.getOrDefault(id, ""))
                    .with(Trait.INVISIBLE, extra(row).contains("invisible"))
                    .with(Trait.OPTIONS, found(UNVERSIONED, row))
                    .with(Trait.COMMENT, row.text("column_comment"))
                    .with(Trait.POSITION, String.valueOf(position));
            findings.add(id, List.of(), List.of(), traits);
        }
    }

    private void type(KnownTraits traits, CatalogRow row, boolean isJson) {
        String collation = CatalogText.collation(row.text("collation_name"));
        boolean isUsual = isJson || collation.equals(collations.get(row.text("table_name")));
        traits.with(Trait.TYPE, isJson ? "json" : CatalogText.type(row.text("column_type")))
                .with(Trait.COLLATION, isUsual ? "" : collation)
                .with(Trait.NOT_NULL, row.is("is_nullable", "NO"));
    }

    private static void value(KnownTraits traits, CatalogRow row, CatalogQueries queries, Findings findings) {
        String extra = extra(row);
        if (row.text("generation_expression").isEmpty()) {
            traits.with(Trait.DEFAULT, now(findings.query(queries.defaultOf(row))))
                    .with(Trait.ON_UPDATE, now(found(ON_UPDATE, row)))
                    .with(Trait.IDENTITY, extra.contains("auto_increment") ? "auto_increment" : "");
        } else {
            String kept = extra.contains("stored") || extra.contains("persistent") ? " stored" : " virtual";
            traits.with(Trait.GENERATED, findings.expression(row.text("generation_expression")) + kept);
        }
    }

    private static String extra(CatalogRow row) {
        return row.text("extra").toLowerCase(Locale.ROOT);
    }

    private static String found(Pattern pattern, CatalogRow row) {
        Matcher matcher = pattern.matcher(extra(row));
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The time now, which MariaDB writes as a function, in one way. */
    private static String now(String expression) {
        return NOW.matcher(expression).matches() ? expression.toUpperCase(Locale.ROOT).replace("()", "") : expression;
    }
}
