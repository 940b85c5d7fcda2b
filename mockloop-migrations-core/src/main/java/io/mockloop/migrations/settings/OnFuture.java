package io.mockloop.migrations.settings;

/** What becomes of a run where the database is ahead of the code. */
public enum OnFuture {
    /** It goes on, and says so. */
    IGNORE,
    /** It stops, naming what is ahead. */
    FAIL
}
