package io.mockloop.migrations;

/** Whether a migration was left half-done. */
public enum RecoveryState {
    /** It was not. */
    NONE,
    /** The process ended without an answer. */
    PARTIAL,
    /** A statement returned an error. */
    FAILED
}
