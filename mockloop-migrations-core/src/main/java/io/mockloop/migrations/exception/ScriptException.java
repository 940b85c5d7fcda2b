package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.EditFile;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An SQL file cannot be run as it stands; found before anything of it is sent. */
public final class ScriptException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong where.
     *
     * @param code one of the script codes of {@code docs/errors.md}
     * @param script the file
     * @param line the line, from 1
     * @param problem what is wrong, as the end of a sentence after "file:line: "
     */
    public ScriptException(
            String code, String script, int line, String problem, String action, @Nullable Throwable cause) {
        this(code, script, line, problem, Message.of(action), cause);
    }

    /** The same, with what to do about it in values. */
    public ScriptException(
            String code, String script, int line, String problem, Message action, @Nullable Throwable cause) {
        super(
                code,
                "%s:%s: %s".formatted(script, line, problem),
                new Where(null, null, new Place(script, line, 0, 0)),
                Consequence.NOT_BEGUN,
                Message.of("%s", new EditFile(script, line, action)),
                cause);
    }

    @Override
    public Place place() {
        return Objects.requireNonNull(super.place());
    }

    /** The file. */
    public String script() {
        return place().script();
    }

    /** The line, from 1. */
    public int line() {
        return place().line();
    }
}
