package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.snapshot.CatalogQueries;
import io.mockloop.migrations.dialect.mysql.snapshot.CatalogRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** MariaDB's catalog, as far as it differs from MySQL's. */
final class MariaDbCatalog extends CatalogQueries {

    @Override
    protected String columns() {
        return columns("");
    }

    @Override
    protected String indexes() {
        return indexes("ignored AS invisible, NULL AS expression");
    }

    @Override
    protected String checks() {
        return "SELECT 'check', table_name, constraint_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, check_clause,"
                + " IF(level = 'Column', 'column', NULL)"
                + " FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()";
    }

    @Override
    protected String views() {
        return views("algorithm");
    }

    @Override
    protected String spatialReferences() {
        return "SELECT g_table_name AS table_name, g_geometry_column AS column_name, srid"
                + " FROM information_schema.geometry_columns WHERE g_table_schema = DATABASE() AND srid <> 0";
    }

    /** What older versions don't have in the catalog stands in each sequence itself. */
    @Override
    protected String sequences(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(number ->
                        "SELECT %s AS number, start_value, minimum_value, maximum_value, increment, cache_size,"
                                        .formatted(number)
                                + " cycle_option FROM `" + names.get(number).replace("`", "``") + "`")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** It is an expression already, which says NULL if nothing else was written. */
    @Override
    protected String defaultOf(CatalogRow column) {
        String value = column.text("column_default");
        return value.equals("NULL") ? "" : value;
    }

    @Override
    protected String expression(String stored) {
        return stored;
    }

    @Override
    protected boolean selectShowsRules() {
        return false;
    }
}
