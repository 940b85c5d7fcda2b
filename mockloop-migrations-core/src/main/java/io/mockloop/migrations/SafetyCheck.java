package io.mockloop.migrations;

/** What is looked at in a database before something is done to it. */
public enum SafetyCheck {
    /**
     * Constraints that don't hold for all rows, and indexes that aren't valid: on PostgreSQL NOT VALID constraints and
     * INVALID indexes; on SQLite foreign keys to tables that aren't there. Constraints that aren't enforced are so by
     * design, and are warnings.
     */
    CONSTRAINTS,
    /**
     * Rows whose foreign key leads to no row, as they are left by what is loaded while nothing is checked; on
     * PostgreSQL those of keys that are NOT VALID or whose triggers are disabled. On SQLite what {@code PRAGMA
     * quick_check} finds, too.
     */
    DATA_INTEGRITY,
    /** On SQLite, whether there is as much room beside the file as it is large; on servers nothing can be seen. */
    DISK_SPACE
}
