package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Pattern NOW = Pattern.compile("(?i:current_timestamp)(\\(\\d*\\))?");

    private static final Pattern ON_UPDATE = Pattern.compile("on update (current_timestamp(?:\\(\\d*\\))?)");

    private final Map<String, List<CatalogRow>> tables = new HashMap<>();
    private final Map<String, String> collations;

    /**
     * Of some tables.
     *
     * @param collations of the tables, by their names
     */
    ColumnPart(List<CatalogRow> rows, Map<String, String> collations) {
        this.collations = collations;
        for (CatalogRow row : rows) {
            String table = row.text("table_name");
            if (collations.containsKey(table)) {
                tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
            }
        }
        tables.values().forEach(each -> each.sort(Comparator.comparingInt(row -> row.number("ordinal_position"))));
    }

    private Stream<CatalogRow> all() {
        return tables.values().stream().flatMap(List::stream);
    }

    private static ObjectId id(CatalogRow row) {
        return new ObjectId(ObjectKind.COLUMN, row.text("table_name"), row.text("column_name"));
    }

    /** Those that MariaDB makes of the type JSON, and others of their type. */
    Set<ObjectId> maybeJson() {
        return all().filter(each -> each.is("data_type", "longtext") && each.is("collation_name", "utf8mb4_bin"))
                .map(ColumnPart::id)
                .collect(Collectors.toSet());
    }

    /** Whether there are columns of places. */
    boolean areSpatial() {
        return all().anyMatch(each -> SPATIAL.contains(each.text("data_type")));
    }

    /** Tells them. */
    void tell(Set<ObjectId> jsons, List<CatalogRow> spatialReferences, CatalogQueries queries, Findings findings) {
        Map<ObjectId, String> srids = new HashMap<>();
        spatialReferences.forEach(each -> srids.put(id(each), each.text("srid")));
        for (List<CatalogRow> columns : tables.values()) {
            for (int at = 0; at < columns.size(); at++) {
                CatalogRow row = columns.get(at);
                ObjectId id = id(row);
                TraitValues traits = new TraitValues();
                type(traits, row, jsons.contains(id));
                value(traits, row, queries, findings);
                extra(traits, row);
                traits.with(Trait.SRID, row.has("srs_id") ? row.text("srs_id") : srids.getOrDefault(id, ""))
                        .with(Trait.COMMENT, row.text("column_comment"))
                        .with(Trait.POSITION, String.valueOf(at + 1));
                findings.add(id, List.of(), List.of(), traits);
            }
        }
    }

    private void type(TraitValues traits, CatalogRow row, boolean isJson) {
        String collation = CatalogText.collation(row.text("collation_name"));
        boolean isUsual = isJson || collation.equals(collations.get(row.text("table_name")));
        traits.with(Trait.TYPE, isJson ? "json" : CatalogText.type(row.text("column_type")))
                .with(Trait.COLLATION, isUsual ? "" : collation)
                .withIf(Trait.NOT_NULL, row.is("is_nullable", "NO"));
    }

    private static void value(TraitValues traits, CatalogRow row, CatalogQueries queries, Findings findings) {
        if (row.text("generation_expression").isEmpty()) {
            traits.with(Trait.DEFAULT, now(findings.query(queries.defaultOf(row))));
        } else {
            String kept = row.text("extra").contains("VIRTUAL") ? " virtual" : " stored";
            traits.with(Trait.GENERATED, findings.expression(row.text("generation_expression")) + kept);
        }
    }

    private static void extra(TraitValues traits, CatalogRow row) {
        String extra = row.text("extra").toLowerCase(Locale.ROOT);
        if (!extra.isEmpty()) {
            Matcher onUpdate = ON_UPDATE.matcher(extra);
            traits.with(Trait.ON_UPDATE, onUpdate.find() ? now(onUpdate.group(1)) : "")
                    .with(Trait.IDENTITY, extra.contains("auto_increment") ? "auto_increment" : "")
                    .withIf(Trait.INVISIBLE, extra.contains("invisible"))
                    .withIf(Trait.UNVERSIONED, extra.contains("without system versioning"));
        }
    }

    /** The time now, which MariaDB writes as a function, in one way. */
    private static String now(String expression) {
        return NOW.matcher(expression).matches()
                ? expression.toUpperCase(Locale.ROOT).replace("()", "")
                : expression;
    }
}
