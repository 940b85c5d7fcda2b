package io.mockloop.migrations;

import io.mockloop.migrations.Remedy.OtherLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Where the history of another library is found that is to be taken over.
 *
 * @param from the library; null for the one that has a table here
 * @param schema the schema of its table; null for the connection's own, and the one of our history
 * @param table the name of its table; null for the one that the library gives it by default
 */
public record AdoptSource(
        @Nullable OtherLibrary from,
        @Nullable String schema,
        @Nullable String table) {

    /** Whichever is there, under its usual name. */
    public static final AdoptSource ANY = new AdoptSource(null, null, null);

    /**
     * Refuses names that are none.
     *
     * @throws IllegalArgumentException if a name is blank
     */
    public AdoptSource {
        if ((schema != null && schema.isBlank()) || (table != null && table.isBlank())) {
            throw new IllegalArgumentException("The name of a table or schema to be taken over is blank");
        }
    }

    /** That of one library, under its usual name. */
    public static AdoptSource of(OtherLibrary from) {
        return new AdoptSource(from, null, null);
    }
}
