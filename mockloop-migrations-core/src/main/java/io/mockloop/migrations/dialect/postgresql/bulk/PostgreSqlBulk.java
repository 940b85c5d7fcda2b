package io.mockloop.migrations.dialect.postgresql.bulk;

import io.mockloop.migrations.dialect.BulkSql;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import io.mockloop.migrations.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many rows at once on PostgreSQL: an array of texts for each column, which the server makes rows of and casts to the
 * columns' types, in one round trip for any number of them. What it must know of the types is asked once a table.
 */
public final class PostgreSqlBulk implements BulkRules {

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 16 << 20;

    /**
     * Types without their lengths: a value that is too long is refused as it is assigned, where a cast would cut it; so
     * would the cast to a domain. With -1 {@code format_type} leaves out the lengths that its default would put in.
     */
    private static final String TYPES = """
            SELECT a.attname, format_type((
              WITH RECURSIVE base AS (
                SELECT oid, typtype, typbasetype FROM pg_catalog.pg_type WHERE oid = a.atttypid
                UNION ALL
                SELECT t.oid, t.typtype, t.typbasetype FROM base JOIN pg_catalog.pg_type t ON t.oid = base.typbasetype
                WHERE base.typtype = 'd')
              SELECT oid FROM base WHERE typtype <> 'd'), -1)
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";

    private final BulkSql sql = new BulkSql('"');

    @Override
    public Writer open(Connection connection) {
        Map<TableName, Map<String, String>> known = new HashMap<>();
        return write -> {
            Map<String, String> types = known.get(write.table());
            if (types == null) {
                types = types(connection, write.table());
                known.put(write.table(), types);
            }
            return statements(write, types);
        };
    }

    /** The types of a table's columns, by these. */
    private Map<String, String> types(Connection connection, TableName table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TYPES)) {
            statement.setString(1, sql.quote(table));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException("There is no table %s with columns.".formatted(table));
        }
        return types;
    }

    private List<BulkStatement> statements(BulkWrite write, Map<String, String> types) {
        BulkWrite named = write.named(write.all().stream()
                .map(column -> name(write.table(), column, types))
                .toList());
        List<String> casts = named.all().stream().map(types::get).toList();
        String text = named.isInsert() ? insert(named, casts) : update(named, casts);
        List<BulkStatement> statements = new ArrayList<>();
        for (BulkWrite part : named.parts(MOST_ROWS, MOST_BYTES, BulkWrite::bytes)) {
            statements.add(new BulkStatement(text, text, part, statement -> {
                for (int i = 0; i < casts.size(); i++) {
                    statement.setString(i + 1, ArrayText.of(part.rows(), i, casts.get(i)));
                }
                return (long) statement.executeUpdate();
            }));
        }
        return statements;
    }

    /** A column's name as the table has it, which may be written in another case. */
    private static String name(TableName table, String column, Map<String, String> types) {
        List<String> same = types.containsKey(column)
                ? List.of(column)
                : types.keySet().stream().filter(column::equalsIgnoreCase).toList();
        if (same.size() != 1) {
            throw new IllegalArgumentException(
                    "Table %s has no column '%s', but %s.".formatted(table, column, String.join(", ", types.keySet())));
        }
        return same.get(0);
    }

    private String insert(BulkWrite write, List<String> casts) {
        return sql.insertInto(write)
                + IntStream.range(0, casts.size())
                        .mapToObj(i -> value(i, casts))
                        .collect(Collectors.joining(", ", "SELECT ", " FROM "))
                + rows(casts.size());
    }

    private String update(BulkWrite write, List<String> casts) {
        int keys = write.keys().size();
        Stream<String> sets = IntStream.range(0, write.columns().size())
                .mapToObj(i -> sql.quote(write.columns().get(i)) + " = " + value(keys + i, casts));
        Stream<String> finds = IntStream.range(0, keys)
                .mapToObj(i -> "t." + sql.quote(write.keys().get(i)) + " = " + value(i, casts));
        return "UPDATE %s AS t SET %s FROM %s WHERE %s"
                .formatted(
                        sql.quote(write.table()),
                        sets.collect(Collectors.joining(", ")),
                        rows(casts.size()),
                        finds.collect(Collectors.joining(" AND ")));
    }

    private static String value(int column, List<String> casts) {
        return "v.c%d::%s".formatted(column, casts.get(column));
    }

    private static String rows(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", ", "unnest(" + BulkSql.repeat("?::text[]", columns) + ") AS v(", ")"));
    }
}
