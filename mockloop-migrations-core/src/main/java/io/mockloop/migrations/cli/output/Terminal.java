package io.mockloop.migrations.cli.output;

import org.jspecify.annotations.Nullable;

/** The person at the other end, if there is one. */
public interface Terminal {

    /** Whether somebody can be asked: both standard input and standard output are a terminal's. */
    boolean isInteractive();

    /** Whether standard output is a terminal's. */
    boolean showsResults();

    /** Whether standard error is a terminal's. */
    boolean showsProgress();

    /** What results may be coloured with on standard output. */
    Colours coloursOfOutput();

    /** What may be coloured with on standard error. */
    Colours coloursOfErrors();

    /**
     * Asks for a line; only if {@link #isInteractive}.
     *
     * @return what was typed; null at the end of the input
     */
    @Nullable String ask(String question);

    /**
     * Asks for a line that isn't shown while it is typed; only if {@link #isInteractive}.
     *
     * @return what was typed; null at the end of the input
     */
    char @Nullable [] askHidden(String question);
}
