package io.mockloop.migrations.benchmark;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;
import java.util.Locale;

/** Computes what it writes, and writes it by {@code updateAll}. */
final class ChangingRows extends DataMigration {

    private final int status;
    private final int batchSize;

    ChangingRows(int status, int batchSize) {
        this.status = status;
        this.batchSize = batchSize;
    }

    /** What is computed from the rest of a row. */
    static String path(String query) {
        return query.toUpperCase(Locale.ROOT);
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public RowQuery rows() {
        return RowQuery.of("SELECT id, query FROM request_logs").by("id");
    }

    @Override
    public void processBatch(DatabaseConnection db, List<Row> rows) {
        db.updateAll(
                "request_logs",
                "id",
                rows.stream()
                        .map(row -> row.with("path", path(String.valueOf(row.getString("query"))))
                                .with("status", status))
                        .toList(),
                "path",
                "status");
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("UPDATE request_logs SET status = 0");
    }
}
