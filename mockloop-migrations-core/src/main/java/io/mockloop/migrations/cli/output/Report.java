package io.mockloop.migrations.cli.output;

import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/** A command's result, which can be told to people and to programs. */
public interface Report {

    /**
     * Writes it in words, for a terminal of 80 columns.
     *
     * @param colours what it may be coloured with
     */
    void text(PrintStream out, Colours colours);

    /** Writes it as one JSON value. */
    void json(JsonGenerator json);
}
