package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.exception.Consequence;
import org.jspecify.annotations.Nullable;

/** What goes through rows, batch by batch, each of them committed with how far it has come. */
public interface RowBody {

    /** In how many batches rows are done. */
    int done();

    /** What the log says of rows that were passed over; null if none were. */
    default @Nullable String remark() {
        return null;
    }

    /** What it leaves if it ends before its last batch. */
    Consequence left();
}
