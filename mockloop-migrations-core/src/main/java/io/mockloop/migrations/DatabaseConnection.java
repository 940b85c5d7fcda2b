package io.mockloop.migrations;

import io.mockloop.migrations.schema.Schema;
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

    /** Changes of the schema that are the same on each database. */
    Schema schema();

    /** The database that this is a connection to. */
    Database database();

    /** Spring's client on this connection, for all that goes beyond the methods here. */
    JdbcClient jdbc();
}
