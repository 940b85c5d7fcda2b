package io.mockloop.migrations;

import java.time.Duration;

/** Goes through the rows that a run has left to the background. */
public interface BackgroundRows extends AutoCloseable {

    /** Whether none is left that this process knows of, or it was closed. */
    boolean isDone();

    /**
     * Waits until none is left, whoever goes through them; at most that long.
     *
     * @return whether none is
     */
    boolean await(Duration timeout) throws InterruptedException;

    /** Ends with the batch that is being done, and returns once its connection is given back. */
    @Override
    void close();
}
