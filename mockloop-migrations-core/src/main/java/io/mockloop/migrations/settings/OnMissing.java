package io.mockloop.migrations.settings;

/** What becomes of a run if an applied migration, not above the code's highest version, isn't in the code. */
public enum OnMissing {
    /** It stops, naming what is missing. */
    FAIL,
    /** It goes on. */
    IGNORE
}
