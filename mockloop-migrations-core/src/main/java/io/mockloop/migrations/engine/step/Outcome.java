package io.mockloop.migrations.engine.step;

/** What has become of steps. */
public enum Outcome {
    /** They ran. */
    DONE,
    /** Another process has written the history since it was read: nothing was run, and the plan must be made anew. */
    CHANGED
}
