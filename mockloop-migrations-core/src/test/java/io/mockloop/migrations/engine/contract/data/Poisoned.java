package io.mockloop.migrations.engine.contract.data;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;

/** Fails at the rows that say so, each time behind having changed all that it was given. */
@MigrationInfo(version = "2", description = "Mark rows")
class Poisoned extends Marking {

    static final String POISON = "poison";

    private final RowFailurePolicy policy;
    private int most = 100;

    Poisoned(RowFailurePolicy policy, int size) {
        super(size);
        this.policy = policy;
    }

    Poisoned(RowFailurePolicy policy, RowQuery query, int size) {
        super(query, size);
        this.policy = policy;
    }

    Poisoned most(int rows) {
        most = rows;
        return this;
    }

    @Override
    public RowFailurePolicy onError() {
        return policy;
    }

    @Override
    public int maxQuarantined() {
        return most;
    }

    @Override
    public void processBatch(DatabaseConnection db, List<Row> rows) throws Exception {
        super.processBatch(db, rows);
        for (Row row : rows) {
            if (POISON.equals(row.getString("note"))) {
                throw new IllegalArgumentException("cannot parse it");
            }
        }
    }
}
