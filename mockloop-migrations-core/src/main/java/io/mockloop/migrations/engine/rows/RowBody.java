package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.Consequence;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What goes through rows, batch by batch, each of them committed with how far it has come. */
public interface RowBody {

    /**
     * Goes through them.
     *
     * @param begin notes that the migration has begun, when it is known how far it has come: so a row that says so
     *     never stands without that
     * @throws Exception what it failed with
     */
    void run(SqlSupplier<?> begin) throws Exception;

    /**
     * Notes that none of them is done, or what is, so that they can be gone through later; counts nothing.
     *
     * @param begin as for a run
     * @throws Exception if they cannot be gone through
     */
    void leave(SqlSupplier<?> begin) throws Exception;

    /** Finds the parts that another process goes through; false if it doesn't, or runs something else for them. */
    boolean findRun() throws SQLException;

    /**
     * Goes through parts that were found so beside that process, as long as there are some that nobody is at.
     *
     * @param isOver whether to end behind the next batch; asked from time to time
     * @throws Exception what it failed with
     */
    void runBeside(SqlSupplier<Boolean> isOver) throws Exception;

    /** In how many batches rows are done. */
    int done();

    /** What the log says of rows that were passed over; null if none were. */
    default @Nullable String remark() {
        return null;
    }

    /** What it leaves if it ends before its last batch. */
    Consequence left();
}
