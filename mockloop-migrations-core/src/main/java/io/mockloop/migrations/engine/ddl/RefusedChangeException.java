package io.mockloop.migrations.engine.ddl;

/** A change of the schema that the database, or what it holds, doesn't allow; the message is the reason. */
public final class RefusedChangeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** With the reason, a sentence without its full stop. */
    public RefusedChangeException(String reason) {
        super(reason);
    }

    /**
     * Of a column that isn't dropped, since more than it would be gone then.
     *
     * @param what what is on it, such as "index idx_logs_path"
     */
    public static RefusedChangeException onColumn(String table, String column, String what) {
        return new RefusedChangeException(
                ("column %s of %s cannot be dropped: %s would go with it, and would not come back with the undo."
                                + " Write dropIndex or dropConstraint before it, with what it is")
                        .formatted(column, table, what));
    }
}
