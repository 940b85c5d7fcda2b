package io.mockloop.migrations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reversible change of a database, written in Java.
 *
 * <p>The metadata comes from {@link MigrationInfo}, from the methods of the same names if they are overridden, or, with
 * neither, from a class name such as {@code Migration003AddWebhookSupport} (version 3, "Add webhook support"). A class
 * that overrides a metadata method must be created to be asked, at each start.
 *
 * <p>A migration runs on one connection, which it reaches through the {@link DatabaseConnection} it is given, and
 * neither commits nor rolls back: that is done for it, together with its row in the history. While {@link #validate},
 * {@link #up} or {@link #down} runs, Spring's {@code JdbcTemplate} and {@code JdbcClient} on the manager's data source
 * find the same connection, and {@code @Transactional} code of a data source transaction manager takes part in the
 * migration's transaction. What has a connection of its own (JPA, other threads, another data source,
 * {@code REQUIRES_NEW}) doesn't see what the migration has not committed, and waits for what that has locked.
 */
public interface Migration {

    /**
     * The version.
     *
     * @throws IllegalArgumentException if neither annotation nor class name tells one
     */
    default String version() {
        return MigrationMetadata.versionOf(getClass());
    }

    /** What the migration does, in a few words. */
    default String description() {
        return MigrationMetadata.of(getClass()).description();
    }

    /** The versions that must be applied before this one. */
    default List<String> dependencies() {
        return MigrationMetadata.of(getClass()).dependencies();
    }

    /** Whether {@link #down} undoes what {@link #up} does. */
    default boolean reversible() {
        return MigrationMetadata.of(getClass()).reversible();
    }

    /** Whether the database is to be backed up before this migration runs in either direction. */
    default boolean backupRequired() {
        return MigrationMetadata.of(getClass()).backupRequired();
    }

    /** Whether the migration runs in one transaction, on databases that can undo their schema changes. */
    default boolean transactional() {
        return MigrationMetadata.of(getClass()).transactional();
    }

    /**
     * Stands for the content: if it differs from the one in the history, the applied migration has been changed. None
     * by default, since what a method does cannot be seen from outside.
     */
    default @Nullable String checksum() {
        return null;
    }

    /**
     * Looks at the database directly before {@link #up}; any problem stops the run there, with nothing of this
     * migration done.
     *
     * @throws Exception any failure; it counts as a problem
     */
    default ValidationResult validate(DatabaseConnection db) throws Exception {
        return ValidationResult.ok();
    }

    /**
     * Makes the change.
     *
     * @throws Exception any failure; the migration is rolled back as far as the database can
     */
    void up(DatabaseConnection db) throws Exception;

    /**
     * Undoes the change. A migration that cannot be undone is marked {@code reversible = false}, and this is never
     * called.
     *
     * @throws Exception any failure; the migration is rolled back as far as the database can
     */
    void down(DatabaseConnection db) throws Exception;
}
