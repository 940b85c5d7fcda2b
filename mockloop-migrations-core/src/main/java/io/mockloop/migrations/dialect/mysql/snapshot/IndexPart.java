package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Primary keys, unique keys and other indexes: they are the same here. */
final class IndexPart {

    private static final String PRIMARY = "PRIMARY";

    /** Those whose catalog tells a length and an order that nobody gives them. */
    private static final Set<String> WITHOUT_LENGTH = Set.of("SPATIAL", "FULLTEXT");

    private final Set<String> tables;
    private final Findings findings;

    IndexPart(Set<String> tables, Findings findings) {
        this.tables = tables;
        this.findings = findings;
    }

    void read(List<CatalogRow> rows) {
        Map<ObjectId, List<CatalogRow>> indexes = new LinkedHashMap<>();
        for (CatalogRow row : rows) {
            if (tables.contains(row.text("table_name"))) {
                ObjectId id = new ObjectId(kind(row), row.text("table_name"), row.text("index_name"));
                indexes.computeIfAbsent(id, index -> new ArrayList<>()).add(row);
            }
        }
        indexes.forEach(this::index);
    }

    private static ObjectKind kind(CatalogRow row) {
        if (row.text("index_name").equals(PRIMARY)) {
            return ObjectKind.PRIMARY_KEY;
        }
        return row.is("non_unique", "0") ? ObjectKind.UNIQUE : ObjectKind.INDEX;
    }

    private void index(ObjectId id, List<CatalogRow> rows) {
        rows.sort(Comparator.comparingInt(each -> each.number("seq_in_index")));
        CatalogRow first = rows.get(0);
        TraitValues traits = new TraitValues()
                .unless("BTREE", Trait.METHOD, first.text("index_type"))
                .withIf(Trait.INVISIBLE, first.is("invisible", "YES"))
                .with(Trait.COMMENT, first.text("index_comment"));
        findings.add(id, rows.stream().map(this::part).toList(), List.of(), traits);
    }

    private String part(CatalogRow row) {
        if (!row.has("column_name")) {
            return "(" + findings.expression(row.text("expression")) + ")" + order(row);
        }
        boolean hasLength = row.has("sub_part") && !WITHOUT_LENGTH.contains(row.text("index_type"));
        return row.text("column_name") + (hasLength ? "(" + row.text("sub_part") + ")" : "") + order(row);
    }

    private static String order(CatalogRow row) {
        return row.is("collation", "D") ? " desc" : "";
    }
}
