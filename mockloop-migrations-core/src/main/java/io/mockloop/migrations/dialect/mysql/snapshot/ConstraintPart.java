package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Foreign keys and checks. */
final class ConstraintPart {

    private final Findings findings;
    private final Map<ObjectId, List<CatalogRow>> keys = new HashMap<>();
    private final Map<ObjectId, CatalogRow> rules = new HashMap<>();

    ConstraintPart(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads them.
     *
     * @param texts the columns that are of type JSON, if they have MariaDB's check of it
     * @return those that have it
     */
    Set<ObjectId> read(List<CatalogRow> rows, Set<ObjectId> texts) {
        Set<ObjectId> jsons = new HashSet<>();
        for (CatalogRow row : rows) {
            switch (row.text("what")) {
                case "key" ->
                    keys.computeIfAbsent(id(ObjectKind.FOREIGN_KEY, row), id -> new ArrayList<>())
                            .add(row);
                case "rule" -> rules.put(id(ObjectKind.FOREIGN_KEY, row), row);
                default -> {
                    ObjectId column = id(ObjectKind.COLUMN, row);
                    if (texts.contains(column) && isOfJson(row)) {
                        jsons.add(column);
                    } else {
                        check(row);
                    }
                }
            }
        }
        keys.forEach(this::foreignKey);
        return jsons;
    }

    private static ObjectId id(ObjectKind kind, CatalogRow row) {
        return new ObjectId(kind, row.text("table_name"), row.text("constraint_name"));
    }

    private void foreignKey(ObjectId id, List<CatalogRow> rows) {
        rows.sort(Comparator.comparingInt(each -> each.number("ordinal_position")));
        CatalogRow first = rows.get(0);
        String schema = first.text("referenced_schema");
        String table = first.text("referenced_table_name");
        TraitValues traits = new TraitValues().with(Trait.REFERENCES, schema.isEmpty() ? table : schema + "." + table);
        CatalogRow rule = rules.get(id);
        if (rule == null) {
            traits.with(Trait.UNSEEN, Trait.ON_DELETE + "," + Trait.ON_UPDATE);
        } else {
            traits.with(Trait.ON_DELETE, action(rule.text("delete_rule")))
                    .with(Trait.ON_UPDATE, action(rule.text("update_rule")));
        }
        findings.add(
                id,
                rows.stream().map(each -> each.text("column_name")).toList(),
                rows.stream().map(each -> each.text("referenced_column_name")).toList(),
                traits);
    }

    /** What is done if nothing is said has two names, of which each server and version tells another one. */
    private static String action(String rule) {
        return rule.equals("RESTRICT") || rule.equals("NO ACTION") ? "" : rule.toLowerCase(Locale.ROOT);
    }

    private static boolean isOfColumn(CatalogRow row) {
        return row.is("state", "column");
    }

    private boolean isOfJson(CatalogRow row) {
        String name = row.text("constraint_name").replace("`", "``");
        return isOfColumn(row) && findings.expression(row.text("check_clause")).equals("json_valid(`" + name + "`)");
    }

    private void check(CatalogRow row) {
        TraitValues traits = new TraitValues()
                .with(Trait.DEFINITION, findings.expression(row.text("check_clause")))
                .with(isOfColumn(row) ? Trait.LEVEL : Trait.INVALID, row.text("state"));
        findings.add(ObjectKind.CHECK, row.text("table_name"), row.text("constraint_name"), traits);
    }
}
