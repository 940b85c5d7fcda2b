package io.mockloop.migrations.engine.discovery.files;

import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** What the name of a file in a location says. */
public sealed interface FileName {

    /** What a versioned migration's file holds. */
    enum Content {
        /** Sections with the way up and the way down ({@code migration_003_x.sql}). */
        SECTIONS,
        /** The way up ({@code V3__x.sql}). */
        UP,
        /** The way down ({@code U3__x.sql}). */
        DOWN,
        /** All that a database without history starts with ({@code B3__x.sql}). */
        BASELINE
    }

    /** That of a script that is run. */
    sealed interface OfScript extends FileName {

        /** The file's name without its variant, which all files that stand in for each other share. */
        String name();

        /** The database that it is for; null for all. */
        @Nullable String variant();
    }

    /**
     * A versioned migration's.
     *
     * @param name the file's name without its variant
     * @param variant the database that it is for; null for all
     */
    record OfMigration(
            Content content,
            Version version,
            String description,
            String name,
            @Nullable String variant) implements OfScript {}

    /**
     * A repeatable migration's ({@code R__orders.sql}).
     *
     * @param name the file's name without its variant
     * @param variant the database that it is for; null for all
     */
    record OfRepeatable(
            String description, String name, @Nullable String variant) implements OfScript {}

    /**
     * A callback's ({@code beforeMigrate__roles.sql}).
     *
     * @param event when it is run
     * @param description what stands behind the event; may be empty
     * @param name the file's name without its variant
     * @param variant the database that it is for; null for all
     */
    record OfCallback(
            CallbackEvent event,
            String description,
            String name,
            @Nullable String variant) implements OfScript {}

    /**
     * That of the settings of a single script ({@code V3__x.sql.conf}).
     *
     * @param file the name of the script's file
     */
    record OfSettings(String file) implements FileName {}

    /** Almost a migration's: the name meant. */
    record Misnamed(String meant) implements FileName {}

    /** That of a kind of file that other tools run, and this version doesn't: the kind. */
    record Unsupported(String kind) implements FileName {}

    /** No migration's. */
    record Other() implements FileName {}
}
