package io.mockloop.migrations.cli.rows;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;

/** Fails at texts that are no numbers. */
@MigrationInfo(version = "2", description = "Parse notes", reversible = false)
public class ParseNotes extends DataMigration {

    @Override
    public RowQuery rows() {
        return RowQuery.of("SELECT id, note FROM notes WHERE number IS NULL").by("id");
    }

    @Override
    public RowFailurePolicy onError() {
        return RowFailurePolicy.QUARANTINE;
    }

    @Override
    public void processBatch(DatabaseConnection db, List<Row> rows) {
        db.batchUpdate(
                "UPDATE notes SET number = ? WHERE id = ?",
                rows.stream()
                        .map(row -> new Object[] {row.getInt("note"), row.getLong("id")})
                        .toList());
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("UPDATE notes SET number = NULL");
    }
}
