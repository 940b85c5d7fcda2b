package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables, and what is theirs. */
final class TablePart {

    private static final Set<String> TYPES = Set.of("BASE TABLE", "SYSTEM VERSIONED");

    private static final Pattern OPTION = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|`[^`]*`|[^\\s'\"`])+");

    private final Connection connection;
    private final CatalogQueries queries;
    private final Findings findings;

    TablePart(Connection connection, CatalogQueries queries, Findings findings) {
        this.connection = connection;
        this.queries = queries;
        this.findings = findings;
    }

    /** Reads those among all relations; what a session has of its own, as newer versions of MariaDB tell, isn't one. */
    void read(List<CatalogRow> relations) throws SQLException {
        List<CatalogRow> tables = relations.stream()
                .filter(each -> TYPES.contains(each.text("table_type")))
                .toList();
        Map<String, String> collations = new HashMap<>();
        tables.forEach(
                each -> collations.put(each.text("table_name"), CatalogText.collation(each.text("table_collation"))));
        Map<String, String> partitions = tables.stream().anyMatch(TablePart::isPartitioned)
                ? new PartitionPart(findings).read(CatalogRow.read(connection, queries.partitions()))
                : Map.of();
        tables.forEach(each -> table(each, partitions.getOrDefault(each.text("table_name"), "")));
        ColumnPart columns = new ColumnPart(CatalogRow.read(connection, queries.columns()), collations);
        Set<ObjectId> jsons = new ConstraintPart(findings)
                .read(CatalogRow.read(connection, queries.constraints()), columns.maybeJson());
        columns.tell(jsons, spatialReferences(columns), queries, findings);
        new IndexPart(collations.keySet(), findings).read(CatalogRow.read(connection, queries.indexes()));
    }

    private List<CatalogRow> spatialReferences(ColumnPart columns) throws SQLException {
        String query = queries.spatialReferences();
        return query.isEmpty() || !columns.areSpatial() ? List.of() : CatalogRow.read(connection, query);
    }

    private static boolean isPartitioned(CatalogRow table) {
        return options(table).contains("partitioned");
    }

    private static List<String> options(CatalogRow table) {
        return OPTION.matcher(table.text("create_options"))
                .results()
                .map(MatchResult::group)
                .map(each -> each.indexOf('\'') < 0 && each.indexOf('"') < 0 ? each.toLowerCase(Locale.ROOT) : each)
                .sorted()
                .toList();
    }

    private void table(CatalogRow table, String partitioned) {
        List<String> options = options(table);
        String name = table.text("table_name");
        findings.add(
                ObjectKind.TABLE,
                "",
                name,
                new TraitValues()
                        .with(Trait.ENGINE, table.text("engine"))
                        .with(Trait.COLLATION, CatalogText.collation(table.text("table_collation")))
                        .with(Trait.ROW_FORMAT, rowFormat(table, options))
                        .with(
                                Trait.OPTIONS,
                                options.stream()
                                        .filter(each -> !each.equals("partitioned") && !each.startsWith("row_format="))
                                        .collect(Collectors.joining(" ")))
                        .withIf(Trait.VERSIONED, table.is("table_type", "SYSTEM VERSIONED"))
                        .with(Trait.PARTITIONED, partitioned)
                        .with(Trait.COMMENT, table.text("table_comment")));
    }

    /** InnoDB's is what a table has; that of other engines changes with their columns, unless somebody has said it. */
    private static String rowFormat(CatalogRow table, List<String> options) {
        String format = table.is("engine", "InnoDB")
                ? table.text("row_format").toLowerCase(Locale.ROOT)
                : options.stream()
                        .filter(each -> each.startsWith("row_format="))
                        .map(each -> each.substring("row_format=".length()))
                        .collect(Collectors.joining());
        return format.equals("dynamic") ? "" : format;
    }
}
