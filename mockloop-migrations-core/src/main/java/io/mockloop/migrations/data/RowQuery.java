package io.mockloop.migrations.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows that a {@code DataMigration} goes through, page by page: {@code RowQuery.of("SELECT id, headers FROM
 * request_logs").by("id")}.
 *
 * <p>The key must be unique and never null, and batches must not change it. Rows are taken in its order, each page
 * behind the last key of the one before, so that no row is passed over or seen twice if batches change what the query
 * filters on.
 *
 * @param sql the query, without an order and a limit of its own
 * @param key the columns of its result that are the key, in their order
 */
public record RowQuery(String sql, List<String> key) {

    /** Checks that there is something to go by. */
    public RowQuery {
        key = List.copyOf(key);
        if (sql.isBlank()) {
            throw new IllegalArgumentException("The query of a data migration is empty");
        }
        if (sql.strip().endsWith(";")) {
            throw new IllegalArgumentException(
                    "The query of a data migration ends with ';', and is a part of others: leave it out");
        }
        long different = key.stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (key.isEmpty() || different < key.size()) {
            throw new IllegalArgumentException("A key has one column or more, each of them once: " + key);
        }
    }

    /** A query whose key is still to be said. */
    public static WithoutKey of(String sql) {
        return new WithoutKey(sql);
    }

    /**
     * A query without a key.
     *
     * @param sql the query
     */
    public record WithoutKey(String sql) {

        /** With its key, which is a column, or several that are unique together. */
        public RowQuery by(String column, String... more) {
            List<String> columns = new ArrayList<>(List.of(column));
            columns.addAll(List.of(more));
            return new RowQuery(sql, columns);
        }
    }
}
