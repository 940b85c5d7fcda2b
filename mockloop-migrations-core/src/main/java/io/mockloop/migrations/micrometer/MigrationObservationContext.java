package io.mockloop.migrations.micrometer;

import io.micrometer.observation.Observation;
import io.mockloop.migrations.MigrationListener.Execution;

/** What is known of the migration that an observation is about. */
public class MigrationObservationContext extends Observation.Context {

    /** How a migration ended. */
    public enum Outcome {
        /** It still runs. */
        UNKNOWN,
        /** It is done and committed. */
        SUCCESS,
        /** It failed; the error is the observation's. */
        FAILURE,
        /** It was in the background, and ended before its last row without having failed. */
        HALTED
    }

    private final Execution execution;
    private Outcome outcome = Outcome.UNKNOWN;

    /** A migration that is about to run. */
    public MigrationObservationContext(Execution execution) {
        this.execution = execution;
    }

    /** The migration. */
    public Execution execution() {
        return execution;
    }

    /** How it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Says how it ended; to be called before the observation is stopped. */
    void endedWith(Outcome outcome) {
        this.outcome = outcome;
    }
}
