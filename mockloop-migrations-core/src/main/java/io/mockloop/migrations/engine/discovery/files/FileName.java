package io.mockloop.migrations.engine.discovery.files;

import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** What the name of a file in a location says. */
public sealed interface FileName {

    /** What a migration's file holds. */
    enum Content {
        /** Sections with the way up and the way down ({@code migration_003_x.sql}). */
        SECTIONS,
        /** The way up ({@code V3__x.sql}). */
        UP,
        /** The way down ({@code U3__x.sql}). */
        DOWN
    }

    /**
     * A migration's.
     *
     * @param name the file's name without its variant, which all files that stand in for each other share
     * @param variant the database that it is for; null for all
     */
    record OfMigration(
            Content content,
            Version version,
            String description,
            String name,
            @Nullable String variant) implements FileName {}

    /** Almost a migration's: the name meant. */
    record Misnamed(String meant) implements FileName {}

    /** That of a kind of file that other tools run, and this version doesn't: the kind. */
    record Unsupported(String kind) implements FileName {}

    /** No migration's. */
    record Other() implements FileName {}
}
