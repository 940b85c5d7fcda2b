package io.mockloop.migrations.settings;

/** What becomes of a pending version below the current one. */
public enum OutOfOrder {
    /** It runs if it declares dependencies and all of them are applied; else the run stops, naming it. */
    DECLARED,
    /** It runs. */
    TRUE,
    /** The run stops, naming it. */
    FALSE
}
