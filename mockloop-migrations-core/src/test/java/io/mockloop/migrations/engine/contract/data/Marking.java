package io.mockloop.migrations.engine.contract.data;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts in each row how often it was processed, and so changes what its own query filters on. */
@MigrationInfo(version = "2", description = "Mark rows")
class Marking extends DataMigration {

    static final String QUERY = "SELECT id, note FROM items WHERE done = 0";

    private final RowQuery query;
    private final int size;
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    Marking(int size) {
        this(RowQuery.of(QUERY).by("id"), size);
    }

    Marking(RowQuery query, int size) {
        this.query = query;
        this.size = size;
    }

    /** How many rows each batch had. */
    List<Integer> sizes() {
        return sizes;
    }

    @Override
    public RowQuery rows() {
        return query;
    }

    @Override
    public int batchSize() {
        return size;
    }

    @Override
    public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
        sizes.add(rows.size());
        db.batchUpdate(
                "UPDATE items SET done = done + 1, copied = ? WHERE id = ?",
                rows.stream()
                        .map(row -> new Object[] {row.getString("note"), row.get("id")})
                        .toList());
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("UPDATE items SET done = 0, copied = NULL WHERE done > 0");
    }
}
