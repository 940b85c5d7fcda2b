package io.mockloop.migrations.engine.snapshot;

import java.util.Locale;

/** What an object of a schema is; the heavier what is lost with it, the earlier. */
public enum ObjectKind {
    /** A table of any sort, a foreign or partitioned one included. */
    TABLE,
    /** A column of a table, or of a view that tells its columns. */
    COLUMN,
    /** A table's primary key. */
    PRIMARY_KEY,
    /** A foreign key. */
    FOREIGN_KEY,
    /** A unique constraint. */
    UNIQUE,
    /** A check constraint. */
    CHECK,
    /** A constraint of another sort, as PostgreSQL's EXCLUDE. */
    CONSTRAINT,
    /** An index that isn't a constraint's. */
    INDEX,
    /** A trigger. */
    TRIGGER,
    /** A view, a materialized one included. */
    VIEW,
    /** A function or procedure. */
    ROUTINE,
    /** A sequence that isn't an identity column's. */
    SEQUENCE,
    /** A type: an enumeration, a domain, a composite. */
    TYPE,
    /** A rule that rewrites statements. */
    RULE,
    /** A policy on rows. */
    POLICY,
    /** A part of a partitioned table, where it isn't a table by itself. */
    PARTITION,
    /** A statement that the server runs by a calendar. */
    EVENT;

    /** In words: {@code foreign key}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
