package io.mockloop.migrations.cli.output;

/**
 * What a text is read on.
 *
 * @param colours what it may be coloured with
 * @param columns how many characters fit on a line; as many as there are in a pipe and in a file
 */
public record Screen(Colours colours, int columns) {

    private static final int OF_TERMINAL = 80;

    static Screen of(Colours colours, boolean isTerminal) {
        return new Screen(colours, isTerminal ? OF_TERMINAL : Integer.MAX_VALUE);
    }
}
