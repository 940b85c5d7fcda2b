package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.sql.Section;
import org.jspecify.annotations.Nullable;

/** Where in a migration a run is; written as it goes on. */
public final class Position {

    private final String script;
    private final int count;
    private int number;
    private int line;
    private @Nullable String statement;
    private boolean exact = true;
    private Behind behind = Behind.NOTHING;
    private @Nullable String step;
    private int lineOfStep;

    /** What a run does behind a migration's statements. */
    private enum Behind {
        NOTHING,
        ROW,
        COMMIT
    }

    /**
     * At the beginning of a migration.
     *
     * @param script its file or class
     * @param count how many statements it has; 0 if that isn't known
     */
    public Position(String script, int count) {
        this.script = script;
        this.count = count;
    }

    /** At the beginning of a callback. */
    public static Position in(SqlCallback callback) {
        return new Position(callback.script(), callback.content().statementCount(Section.UP));
    }

    /** At a statement. */
    public void at(int number, int line) {
        at(number, line, null);
    }

    /** At a statement whose text is known. */
    public void at(int number, int line, @Nullable String statement) {
        behind = Behind.NOTHING;
        step = null;
        lineOfStep = 0;
        this.number = number;
        this.line = line;
        this.statement = statement;
    }

    /** The statement's text; null if it isn't known, or may not be the one that failed. */
    public @Nullable String statement() {
        return exact ? statement : null;
    }

    /** A place within the statement. */
    public String at(int lineOfStatement) {
        return "%s:%s".formatted(script, line + lineOfStatement - 1);
    }

    /** From here on, a failure may be that of an earlier statement than the last one. */
    public void blur() {
        exact = false;
    }

    /** Whether it may be that of an earlier statement. */
    public boolean isBlurred() {
        return !exact;
    }

    /**
     * All statements are sent; what fails now is the history's row, unless statements were held back.
     *
     * @param table the history table
     */
    public void atRow(String table) {
        behind = Behind.ROW;
        statement = null;
        step = "writing its row to " + table;
    }

    /** All was answered, so that what fails now is COMMIT. */
    public void atCommit() {
        behind = Behind.COMMIT;
        statement = null;
        step = "at COMMIT";
        exact = true;
    }

    /**
     * In a part of a migration that is no statement.
     *
     * @param part what people are told of it
     */
    public void in(String part) {
        at(0, 0);
        step = part;
    }

    /**
     * In a part of what a statement does.
     *
     * @param part what people are told of it
     * @param lineOfStatement where the statement stands; 0 in code
     * @param text the statement's
     */
    public void in(String part, int lineOfStatement, String text) {
        at(0, lineOfStatement, text);
        step = part;
        lineOfStep = lineOfStatement;
    }

    /** Where another one of the same migration is. */
    public void become(Position other) {
        number = other.number;
        line = other.line;
        statement = other.statement;
        exact = other.exact;
        behind = other.behind;
        step = other.step;
        lineOfStep = other.lineOfStep;
    }

    /** The run was stopped before the statement was sent. */
    public void notSent() {
        if (number > 0 && behind == Behind.NOTHING) {
            step = number == 1
                    ? "before statement 1"
                    : "behind statement %d%s".formatted(number - 1, count > 0 ? " of " + count : "");
            statement = null;
            number--;
        }
    }

    /** Whether it is the history's row. */
    public boolean isAtRow() {
        return exact && behind == Behind.ROW;
    }

    /** Whether it is COMMIT. */
    public boolean isAtCommit() {
        return behind == Behind.COMMIT;
    }

    /** The statement's number; 0 for none. */
    public int number() {
        return number;
    }

    /** As failures name it. */
    public Place place() {
        if (!exact) {
            return new Place(script, 0, 0, count);
        }
        return step == null ? new Place(script, line, number, count) : new Place(script, lineOfStep, 0, count, step);
    }
}
