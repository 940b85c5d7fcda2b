package io.mockloop.migrations;

import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration of rows, in batches:
 *
 * <pre>{@code
 * @MigrationInfo(version = "4", description = "Parse headers", dependencies = "3")
 * class ParseHeaders extends DataMigration {
 *
 *     public void prepare(DatabaseConnection db) {
 *         db.schema().addColumn("request_logs", table -> table.varchar("user_agent", 200));
 *     }
 *
 *     public RowQuery rows() {
 *         return RowQuery.of("SELECT id, headers FROM request_logs WHERE user_agent IS NULL").by("id");
 *     }
 *
 *     public void processBatch(DatabaseConnection db, List<Row> rows) {
 *         db.batchUpdate("UPDATE request_logs SET user_agent = ? WHERE id = ?", …);
 *     }
 *
 *     public void down(DatabaseConnection db) {
 *         db.schema().dropColumn("request_logs", "user_agent");
 *     }
 * }
 * }</pre>
 *
 * <p>Each batch is a transaction of its own, which commits together with the key of its last row: wherever a run ends,
 * killed or by an error, the next one goes on behind the last batch that was committed, by itself. So each row is
 * processed once in effect. What came into the table meanwhile is processed too if its key lies behind that of the
 * batch that is being done; what is to be so for new rows as well is the application's to see to.
 *
 * <p>It is never one transaction as a whole, whatever {@link #transactional} says. What it does {@linkplain #prepare
 * before} the rows, and its {@link #down}, run statement by statement.
 */
public abstract class DataMigration implements Migration {

    private static final int SIZE_IN_TESTS = 1000;

    private static final int MOST_QUARANTINED = 100;

    /** For subclasses. */
    protected DataMigration() {}

    /**
     * Does what is to be done before the first batch, as adding the column that the batches fill. Nothing by default.
     * If the migration goes on where it was left, it is called again, and what it has done before is passed over: it
     * must send the same statements then.
     *
     * @throws Exception any failure; what was done before it stays
     */
    public void prepare(DatabaseConnection db) throws Exception {}

    /**
     * The rows that are to be changed. It is asked before the first batch; between two runs of an unfinished migration
     * the query must not be changed.
     */
    public abstract RowQuery rows();

    /**
     * Changes the rows of one batch, within its transaction. It may change nothing but rows: no schema.
     *
     * <p>A batch that fails by its rows is rolled back, and tried again as two halves, down to the one row that it
     * fails at; so what this does beside the database can be done again for the same rows. Several {@linkplain #workers
     * workers} call it at the same time.
     *
     * @param db the connection of the migration, or of one of its workers
     * @param rows in the order of the key; at least one
     * @throws Exception any failure; the batch is rolled back, and those before it stay. One that isn't the database's
     *     is taken for one of the rows
     */
    public abstract void processBatch(DatabaseConnection db, List<Row> rows) throws Exception;

    /**
     * How many rows a batch has at most; the last one, and those of rows that take long, have fewer. 0, the default,
     * leaves it to the setting {@code mockloop.migrations.data.batch-size}, with which batches begin then, and from
     * which they become larger, too.
     */
    public int batchSize() {
        return 0;
    }

    /**
     * How many workers go through its rows, each on a connection of its own, where the database can write with several;
     * they call {@link #processBatch} at the same time, with rows of their own. 0, the default, leaves it to the
     * setting {@code mockloop.migrations.data.workers}; 1 is for code that no two threads may run at once.
     */
    public int workers() {
        return 0;
    }

    /**
     * What becomes of the migration at a row that it fails at: where {@link #processBatch} throws for it alone what
     * isn't the database's, or where the database refuses its values. What no row is to blame for (a lost connection, a
     * full disk, a table that isn't there, an {@link Error}) always ends it. {@link RowFailurePolicy#FAIL} by default.
     */
    public RowFailurePolicy onError() {
        return RowFailurePolicy.FAIL;
    }

    /**
     * How many rows may be in quarantine; at the next one it ends, since then it is rather the migration that is wrong
     * than its rows. {@value #MOST_QUARANTINED} by default.
     */
    public int maxQuarantined() {
        return MOST_QUARANTINED;
    }

    /**
     * Whether its rows are gone through by the run that applies it, or behind the application's start. Null, the
     * default, leaves it to the setting {@code mockloop.migrations.data.execution}.
     */
    public @Nullable DataExecution execution() {
        return null;
    }

    /**
     * Changes all rows within the caller's transaction, for tests with few of them: the engine doesn't call it, but
     * commits each batch.
     */
    @Override
    public final void up(DatabaseConnection db) throws Exception {
        prepare(db);
        RowQuery query = rows();
        List<Row> rows = db.query(
                "SELECT * FROM (%s\n) mockloop_rows ORDER BY %s".formatted(query.sql(), String.join(", ", query.key())),
                Row.mapper());
        int size = batchSize() < 1 ? SIZE_IN_TESTS : batchSize();
        for (int first = 0; first < rows.size(); first += size) {
            processBatch(db, rows.subList(first, Math.min(first + size, rows.size())));
        }
    }
}
