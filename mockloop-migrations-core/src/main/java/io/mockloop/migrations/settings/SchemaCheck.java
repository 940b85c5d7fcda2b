package io.mockloop.migrations.settings;

/** What becomes of a run if the schema isn't what the last run has left. */
public enum SchemaCheck {
    /** Nothing is looked at, and nothing recorded. */
    OFF,
    /** The differences go to the log as warnings. */
    WARN,
    /** It stops, naming the differences; nothing is run. */
    FAIL
}
