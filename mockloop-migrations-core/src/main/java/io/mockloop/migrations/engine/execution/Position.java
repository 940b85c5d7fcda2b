package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.exception.MigrationFailedException.Place;
import org.jspecify.annotations.Nullable;

/** Where in a migration a run is; written as it goes on. */
final class Position {

    private final String script;
    private final int count;
    private int number;
    private int line;
    private @Nullable String statement;
    private boolean exact = true;

    Position(String script, int count) {
        this.script = script;
        this.count = count;
    }

    void at(int number, int line) {
        at(number, line, null);
    }

    /** At a statement whose text is known. */
    void at(int number, int line, @Nullable String statement) {
        this.number = number;
        this.line = line;
        this.statement = statement;
    }

    /** The statement's text; null where it isn't known, or may not be the one that failed. */
    @Nullable String statement() {
        return exact ? statement : null;
    }

    /** A place within the statement. */
    String at(int lineOfStatement) {
        return "%s:%d".formatted(script, line + lineOfStatement - 1);
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
