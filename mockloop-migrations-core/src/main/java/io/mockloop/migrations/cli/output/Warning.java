package io.mockloop.migrations.cli.output;

import java.io.PrintStream;

/** What a person should know before agreeing. */
public interface Warning {

    /**
     * Prints it.
     *
     * @param screen what it is printed on
     */
    void print(PrintStream err, Screen screen);
}
