package io.mockloop.migrations.settings;

/** What becomes of a run that has something to do on a database that isn't fit for it. */
public enum SafetyMode {
    /** Nothing is looked at. */
    OFF,
    /** The problems go to the log as warnings. */
    WARN,
    /** It stops, naming all problems; nothing is run. */
    FAIL
}
