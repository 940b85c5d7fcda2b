package io.mockloop.migrations.engine.session;

import java.util.List;

/**
 * What a database says of a failure beyond its first line.
 *
 * @param line of the statement, from 1, that it is about; 0 if that isn't said
 * @param texts what else it says, each with the word for it in front
 */
public record Remarks(int line, List<String> texts) {

    /** Nothing. */
    public static final Remarks NONE = new Remarks(0, List.of());

    /** Copies the list. */
    public Remarks {
        texts = List.copyOf(texts);
    }
}
