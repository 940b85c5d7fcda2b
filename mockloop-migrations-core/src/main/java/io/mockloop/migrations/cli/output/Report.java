package io.mockloop.migrations.cli.output;

import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/** A command's result, which can be told to people and to programs. */
public interface Report {

    /**
     * Writes it in words.
     *
     * @param screen what it is read on
     */
    void text(PrintStream out, Screen screen);

    /** Writes it as one JSON value. */
    void json(JsonGenerator json);
}
