package io.mockloop.migrations.settings;

/** What becomes of a run if the database is ahead of the code. */
public enum OnFuture {
    /** It goes on, and says so. */
    IGNORE,
    /** It stops, naming what is ahead. */
    FAIL,
    /**
     * What is ahead is undone with the down statements stored in the database, and the run goes on; only if the version
     * that is ordered to be rolled back from is the one that the database is at, and else as with {@link #FAIL}.
     */
    ROLLBACK
}
