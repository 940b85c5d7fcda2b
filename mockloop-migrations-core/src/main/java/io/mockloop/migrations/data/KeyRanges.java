package io.mockloop.migrations.data;

/**
 * One statement that changes rows, and the key of a table by which it is run range by range:
 * {@code KeyRanges.of("request_logs", "id").run("UPDATE request_logs SET path = LOWER(path) WHERE id BETWEEN :from AND
 * :to")}.
 *
 * <p>{@code :from} and {@code :to} are the first and the last key of a range, which both belong to it. Ranges follow on
 * each other in the order of the key, each with as many of the table's rows as {@code size} says; the last one, and
 * those that take long, have fewer. If no size is said, they begin with {@link #USUAL_SIZE} rows, and grow up to ten
 * times as many while they take less time than a batch is to take.
 *
 * @param table its name, or {@code schema.name}, written as in {@code db.schema()}
 * @param key a column of it that is unique, has an index and is never NULL: its primary key, or one with a unique
 *     constraint
 * @param size how many rows of the table a range has at most; 0 if that isn't said
 * @param statement an UPDATE, DELETE, INSERT … SELECT or the like with {@code :from} and {@code :to} in it
 */
public record KeyRanges(String table, String key, int size, String statement) {

    /** How many rows the first range has if nothing is said of it. */
    public static final int USUAL_SIZE = 10_000;

    /** Checks that there is something in each. */
    public KeyRanges {
        if (table.isBlank() || key.isBlank() || statement.isBlank()) {
            throw new IllegalArgumentException("Ranges need a table, a key of it and a statement");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A range has one row or more, and not " + size);
        }
    }

    /** Those of a key, of a size that goes by the time that they take. */
    public static WithoutStatement of(String table, String key) {
        return new WithoutStatement(table, key, 0);
    }

    /** Those of a key, of so many rows each. */
    public static WithoutStatement of(String table, String key, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A range has one row or more, and not " + size);
        }
        return new WithoutStatement(table, key, size);
    }

    /**
     * Ranges for which nothing is run yet.
     *
     * @param table its name, or {@code schema.name}
     * @param key the column
     * @param size how many rows a range has; 0 if that isn't said
     */
    public record WithoutStatement(String table, String key, int size) {

        /** With what is run for each of them. */
        public KeyRanges run(String statement) {
            return new KeyRanges(table, key, size, statement);
        }
    }
}
