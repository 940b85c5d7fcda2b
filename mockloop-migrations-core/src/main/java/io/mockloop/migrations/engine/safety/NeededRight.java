package io.mockloop.migrations.engine.safety;

/**
 * What the user must be allowed to.
 *
 * @param right what to do
 * @param table the table, as a statement writes it; for {@link Right#CREATE} that which is made
 */
public record NeededRight(Right right, String table) {

    /** What can be done to tables. */
    public enum Right {
        /** Make one. */
        CREATE,
        /** Change one. */
        ALTER,
        /** Remove one. */
        DROP,
        /** Make or remove indexes of one. */
        INDEX
    }

    /** The table's name alone, without quotes; empty if it is written with a schema. */
    public String plainName() {
        if (table.length() > 1 && "\"`".indexOf(table.charAt(0)) >= 0) {
            String inner = table.substring(1, table.length() - 1);
            return table.indexOf(table.charAt(0), 1) == table.length() - 1 ? inner : "";
        }
        return table.indexOf('.') < 0 ? table : "";
    }
}
