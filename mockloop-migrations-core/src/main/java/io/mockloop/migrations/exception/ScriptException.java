package io.mockloop.migrations.exception;

import org.jspecify.annotations.Nullable;

/** An SQL file cannot be run as it stands; found before anything of it is sent. */
public final class ScriptException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String script;
    private final int line;

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
        super(code, "%s:%d: %s".formatted(script, line, problem), action, cause);
        this.script = script;
        this.line = line;
    }

    /** The file. */
    public String script() {
        return script;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
