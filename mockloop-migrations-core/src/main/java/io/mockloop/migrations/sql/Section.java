package io.mockloop.migrations.sql;

/** The part of a script that a statement stands in. */
public enum Section {
    /** What applies the migration. */
    UP,
    /** What undoes it. */
    DOWN
}
