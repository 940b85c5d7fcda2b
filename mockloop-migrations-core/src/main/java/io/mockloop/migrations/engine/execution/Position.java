package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.exception.MigrationFailedException.Place;

/** Where in a migration a run is; written as it goes on. */
final class Position {

    private final String script;
    private final int count;
    private int number;
    private int line;
    private boolean exact = true;

    Position(String script, int count) {
        this.script = script;
        this.count = count;
    }

    void at(int number, int line) {
        this.number = number;
        this.line = line;
    }

    /** From here on, a failure may be that of an earlier statement than the last one. */
    void blur() {
        exact = false;
    }

    boolean isBlurred() {
        return !exact;
    }

    int number() {
        return number;
    }

    Place place() {
        return exact ? new Place(script, line, number, count) : new Place(script, 0, 0, count);
    }
}
