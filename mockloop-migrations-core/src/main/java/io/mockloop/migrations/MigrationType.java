package io.mockloop.migrations;

/** What kind of thing an entry of the history is. */
public enum MigrationType {
    /** A versioned SQL file. */
    SQL,
    /** A Java class. */
    JAVA,
    /** An SQL file that is applied again whenever it has changed. */
    REPEATABLE,
    /** The state that a database was taken over in. */
    BASELINE,
    /** No migration: something done to the history itself. */
    EVENT
}
