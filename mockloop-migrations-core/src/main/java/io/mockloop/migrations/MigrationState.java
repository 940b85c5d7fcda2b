package io.mockloop.migrations;

/** What has become of a migration. */
public enum MigrationState {
    /** Applied in full. */
    APPLIED,
    /** Undone in full. */
    ROLLED_BACK,
    /** A process is at it. */
    RUNNING,
    /** The process that was at it ended without an answer. */
    PARTIAL,
    /** A statement of it returned an error. */
    FAILED,
    /** Applied but for its rows, which are gone through behind the application's start. */
    BACKGROUND,
    /** Taken over as it was, not applied here. */
    BASELINE
}
