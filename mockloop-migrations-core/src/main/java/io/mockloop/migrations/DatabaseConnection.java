package io.mockloop.migrations;

import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one connection that a migration runs on. All methods throw Spring's {@code DataAccessException}s. It is usable
 * only while the migration runs, and by its thread alone.
 */
public interface DatabaseConnection {

    /**
     * Runs one statement that is no query.
     *
     * @param args values for its {@code ?}, in their order
     * @return the number of rows it changed
     */
    int execute(String sql, Object... args);

    /**
     * Runs a query.
     *
     * @param args values for its {@code ?}, in their order
     * @return one map a row, from column label to value, in the columns' order; labels are found in any case
     */
    List<Map<String, @Nullable Object>> query(String sql, Object... args);

    /**
     * Runs a query and maps its rows.
     *
     * @param args values for its {@code ?}, in their order
     */
    <T> List<T> query(String sql, RowMapper<T> mapper, Object... args);

    /**
     * Runs one statement with many rows of values, sent together if the driver can.
     *
     * @return the number of rows that each changed, as JDBC reports it
     */
    int[] batchUpdate(String sql, List<Object[]> batchArgs);

    /**
     * Gives rows of a table new values, in one round trip if the database can: far more of them a second than by
     * {@link #batchUpdate}. The table's rows are found by the key that each of the rows has, and get what it has in the
     * columns; what else it has is not written.
     *
     * <p>No row, nothing is sent. What is too much for one statement, by the database's and driver's limits or for
     * memory, becomes several; each is one statement to journal and listeners. Names are written as in
     * {@link #schema()}.
     *
     * @param table its name, or {@code schema.name}
     * @param key a column that is unique in the table, and should have an index. One that isn't unique finds all of the
     *     table's rows that have the value
     * @param rows the new values; each has the key and all columns
     * @param columns those that are set, one at least
     * @return the number of rows that were found, as the database counts them: less than {@code rows.size()} if a key
     *     isn't in the table. A driver that is told to count only what differs (MySQL's {@code useAffectedRows}) does
     *     so. In a recovery, rows that were written before count as found
     * @throws IllegalArgumentException before anything is sent, if a key is NULL or two rows have the same one, if a
     *     row lacks a column, or if the database cannot take a value. Keys that are equal in the collation of the
     *     database alone, such as {@code a} and {@code A}, are not noticed: it isn't said whose values are written
     */
    int updateAll(String table, String key, List<Row> rows, String... columns);

    /** The same with a key of several columns. */
    int updateAll(String table, List<String> keys, List<Row> rows, String... columns);

    /**
     * Inserts rows into a table, with the same means as {@link #updateAll}.
     *
     * @param table its name, or {@code schema.name}
     * @param rows each has all columns
     * @param columns those that are written, the others get their defaults; none named: all that the rows have, which
     *     must then be the same for each
     * @return the number of rows that were inserted
     * @throws IllegalArgumentException before anything is sent, if a row lacks a column, or if the database cannot take
     *     a value
     */
    int insertAll(String table, List<Row> rows, String... columns);

    /** Changes of the schema that are the same on each database. */
    Schema schema();

    /**
     * Looks at one side of the database's safety, and changes nothing, as {@link SafeMigration} does.
     *
     * @param budget how long it may take; what it isn't enough for is a warning
     */
    ValidationResult check(SafetyCheck check, Duration budget);

    /** The database that this is a connection to. */
    Database database();

    /** Spring's client on this connection, for all that goes beyond the methods here. */
    JdbcClient jdbc();
}
