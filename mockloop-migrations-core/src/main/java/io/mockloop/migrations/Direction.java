package io.mockloop.migrations;

/** Which way a migration is run. */
public enum Direction {
    /** Applied. */
    UP,
    /** Undone. */
    DOWN
}
