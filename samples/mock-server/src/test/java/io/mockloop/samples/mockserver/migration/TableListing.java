package io.mockloop.samples.mockserver.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A database's tables in words that are the same for each product, as JDBC's metadata has them. */
final class TableListing {

    private static final Map<String, String> COMMON_TYPES = Map.of(
            "integer", "int",
            "int4", "int",
            "serial", "int",
            "timestamptz", "timestamp",
            "bool", "boolean",
            "bit", "boolean",
            "longtext", "text");

    private final Connection connection;
    private final DatabaseMetaData metadata;
    private final List<String> lines = new ArrayList<>();

    private TableListing(Connection connection) throws SQLException {
        this.connection = connection;
        this.metadata = connection.getMetaData();
    }

    /** The lines about these tables, in their order. */
    static List<String> of(DataSource dataSource, String... tables) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            TableListing listing = new TableListing(connection);
            for (String table : tables) {
                listing.lines.add("table " + table);
                listing.addColumns(table);
                listing.addPrimaryKey(table);
                listing.addIndexes(table);
                listing.addForeignKeys(table);
            }
            return listing.lines;
        }
    }

    private void addColumns(String table) throws SQLException {
        try (ResultSet columns = metadata.getColumns(connection.getCatalog(), null, table, "%")) {
            while (columns.next()) {
                if (columns.getString("IS_AUTOINCREMENT").equals("YES")) {
                    lines.add("  " + columns.getString("COLUMN_NAME") + " identity");
                } else {
                    boolean nullable = columns.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
                    lines.add("  " + columns.getString("COLUMN_NAME") + " " + type(columns)
                            + (nullable ? "" : " not null"));
                }
            }
        }
    }

    private static String type(ResultSet column) throws SQLException {
        String name = column.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        return name.equals("varchar")
                ? "varchar(" + column.getInt("COLUMN_SIZE") + ")"
                : COMMON_TYPES.getOrDefault(name, name);
    }

    private void addPrimaryKey(String table) throws SQLException {
        try (ResultSet keys = metadata.getPrimaryKeys(connection.getCatalog(), null, table)) {
            while (keys.next()) {
                lines.add("  primary key " + keys.getString("COLUMN_NAME"));
            }
        }
    }

    /** By name; a unique one, which some products name by themselves, without it, and that of the key not at all. */
    private void addIndexes(String table) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet indexes = metadata.getIndexInfo(connection.getCatalog(), null, table, false, true)) {
            while (indexes.next()) {
                String name = indexes.getBoolean("NON_UNIQUE") ? "index " + indexes.getString("INDEX_NAME") : "unique";
                String column = indexes.getString("COLUMN_NAME").replace("\"", "");
                if (!column.equals("id")) {
                    columns.computeIfAbsent(name, key -> new ArrayList<>()).add(column);
                }
            }
        }
        columns.forEach((name, list) -> lines.add("  " + name + " (" + String.join(", ", list) + ")"));
    }

    private void addForeignKeys(String table) throws SQLException {
        try (ResultSet keys = metadata.getImportedKeys(connection.getCatalog(), null, table)) {
            while (keys.next()) {
                boolean cascade = keys.getInt("DELETE_RULE") == DatabaseMetaData.importedKeyCascade;
                lines.add("  foreign key (" + keys.getString("FKCOLUMN_NAME") + ") to " + keys.getString("PKTABLE_NAME")
                        + "(" + keys.getString("PKCOLUMN_NAME") + ")" + (cascade ? " on delete cascade" : ""));
            }
        }
    }
}
