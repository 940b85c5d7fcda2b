package io.mockloop.migrations.data;

/** What becomes of a data migration at a row that it fails at. */
public enum RowFailurePolicy {
    /** It ends there, and what is done before that row stays. */
    FAIL,
    /** The row is kept in a table with its error, to be tried again, and the migration goes on behind it. */
    QUARANTINE
}
