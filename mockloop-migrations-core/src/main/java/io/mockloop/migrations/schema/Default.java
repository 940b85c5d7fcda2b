package io.mockloop.migrations.schema;

/** The value of a column in rows that are written without one. */
public sealed interface Default {

    /**
     * A value.
     *
     * @param value a text, number, boolean, or anything whose {@code toString} the database reads as the column's type,
     *     such as a {@code LocalDate} or a {@code UUID}
     */
    record Literal(Object value) implements Default {

        @Override
        public String toString() {
            return value instanceof Number || value instanceof Boolean ? value.toString() : "'" + value + "'";
        }
    }

    /** The time at which the row is written. */
    record Now() implements Default {

        @Override
        public String toString() {
            return "now";
        }
    }

    /**
     * What the database computes.
     *
     * @param sql an expression of the database's own; it is neither quoted nor checked
     */
    record Expression(String sql) implements Default {

        @Override
        public String toString() {
            return "(" + sql + ")";
        }
    }
}
