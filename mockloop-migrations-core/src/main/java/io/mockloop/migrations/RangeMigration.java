package io.mockloop.migrations;

import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.data.KeyRanges;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A migration of rows by one statement, which is run range by range of a key:
 *
 * <pre>{@code
 * @MigrationInfo(version = "5", description = "Measure paths", dependencies = "4")
 * class MeasurePaths extends RangeMigration {
 *
 *     public void prepare(DatabaseConnection db) {
 *         db.schema().addColumn("request_logs", table -> table.integer("path_length"));
 *     }
 *
 *     public KeyRanges ranges() {
 *         return KeyRanges.of("request_logs", "id")
 *                 .run("UPDATE request_logs SET path_length = LENGTH(path) WHERE id BETWEEN :from AND :to");
 *     }
 *
 *     public void down(DatabaseConnection db) {
 *         db.schema().dropColumn("request_logs", "path_length");
 *     }
 * }
 * }</pre>
 *
 * <p>Each range is a transaction of its own, which commits together with its last key: wherever a run ends, killed or
 * by an error, the next one goes on behind the last range that was committed, by itself. So each row is changed once.
 * What is inserted meanwhile is changed too if its key lies behind the range that is being done.
 *
 * <p>It is never one transaction as a whole, whatever {@link #transactional} says. What it does {@linkplain #prepare
 * before} the ranges, and its {@link #down}, run statement by statement. An SQL file says the same by the directive
 * {@code -- batch: request_logs.id 10000}, there for its way back, too; {@link DataMigration} is for rows that Java
 * changes.
 */
public abstract class RangeMigration implements Migration {

    /** For subclasses. */
    protected RangeMigration() {}

    /**
     * Does what is to be done before the first range, as adding the column that is filled. Nothing by default. If the
     * migration goes on where it was left, it is called again, and what it has done before is passed over: it must send
     * the same statements then.
     *
     * @throws Exception any failure; what was done before it stays
     */
    public void prepare(DatabaseConnection db) throws Exception {}

    /**
     * The statement and the key that it is run by. It is asked before the first range; between two runs of an
     * unfinished migration nothing but the size of a range may be changed.
     */
    public abstract KeyRanges ranges();

    /**
     * How many workers go through the ranges, each on a connection of its own, where the database can write with
     * several. 0, the default, leaves it to the setting {@code mockloop.migrations.data.workers}.
     */
    public int workers() {
        return 0;
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
     * commits each range.
     */
    @Override
    public final void up(DatabaseConnection db) throws Exception {
        prepare(db);
        KeyRanges ranges = ranges();
        String end = "SELECT %1$s AS key_of_end FROM %2$s ORDER BY %1$s".formatted(ranges.key(), ranges.table());
        List<Map<String, @Nullable Object>> first = db.query(end + " LIMIT 1");
        List<Map<String, @Nullable Object>> last = db.query(end + " DESC LIMIT 1");
        if (!first.isEmpty()) {
            db.jdbc()
                    .sql(ranges.statement())
                    .param("from", first.get(0).get("key_of_end"))
                    .param("to", last.get(0).get("key_of_end"))
                    .update();
        }
    }
}
