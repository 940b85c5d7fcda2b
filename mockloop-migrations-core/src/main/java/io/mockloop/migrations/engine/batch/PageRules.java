package io.mockloop.migrations.engine.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What going through rows by their key needs from a database. */
public interface PageRules {

    /**
     * A condition on a key.
     *
     * @param sql with a {@code ?} for each of these
     * @param columns which column of the key each {@code ?} stands for, from 0
     */
    record Condition(String sql, List<Integer> columns) {}

    /**
     * True of the rows behind a key, so that an index over it leads to them.
     *
     * @param key its columns, quoted
     */
    default Condition behind(List<String> key) {
        return compared(key, ">");
    }

    /**
     * True of the rows of a key and before it, so that an index over it leads to them.
     *
     * @param key its columns, quoted
     */
    default Condition upTo(List<String> key) {
        return compared(key, "<=");
    }

    private static Condition compared(List<String> key, String operator) {
        String values = key.stream().map(column -> "?").collect(Collectors.joining(", "));
        return new Condition(
                key.size() == 1
                        ? "%s %s ?".formatted(key.get(0), operator)
                        : "(%s) %s (%s)".formatted(String.join(", ", key), operator, values),
                IntStream.range(0, key.size()).boxed().toList());
    }

    /** What a session was given for the time of a migration of rows. */
    @FunctionalInterface
    interface Loan extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Gives a session what changing many rows in one transaction needs of it; outside of a transaction. */
    default Loan lend(Connection connection) throws SQLException {
        return () -> {};
    }

    /** How many sessions can change rows at once, of so many that are wanted. */
    default int workers(int wanted) {
        return wanted;
    }

    /**
     * A query that keeps others from the rows that it finds until the end of the transaction, and doesn't find those
     * that others have so.
     */
    default String claiming(String query) {
        return query + " FOR UPDATE SKIP LOCKED";
    }

    /** A query that lets others read the rows that it finds, and not change them, until the end of the transaction. */
    default String sharing(String query) {
        return query + " FOR SHARE";
    }

    /**
     * Whether a row couldn't be changed since another session has changed it after the transaction had begun to read,
     * so that another transaction may.
     */
    default boolean isOfOldSnapshot(SQLException failure) {
        return false;
    }

    /**
     * Whether a statement failed by the values that it was given or found, so that without one of the rows it may pass.
     * By the SQL standard the classes of data (22), of constraints (23) and of a view's check (44), and a subquery that
     * finds several rows for one.
     */
    default boolean isOfValues(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("44") || state.equals("21000");
    }

    /** Whether all rows of a table can be gone through, in order and each once, by one of its columns. */
    enum KeyFit {
        FITS,
        NO_TABLE,
        NO_COLUMN,
        MAY_BE_NULL,
        NOT_UNIQUE,
        /** Its values aren't found again by what is read of them, or not in their order. */
        NOT_COMPARABLE
    }

    /** What the catalog says of a column: it fits if it is never NULL and a unique index is over it alone. */
    KeyFit fitOf(Connection connection, KeyColumn column) throws SQLException;

    /** Gives a statement a value of a key, as a row has it. */
    default void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        statement.setObject(parameter, value);
    }
}
