package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is statements: of an SQL file, or of changes of a schema. What needs them throws a ScriptException
 * if they cannot be run as they stand.
 */
public sealed interface ScriptMigration extends ResolvedMigration
        permits SqlMigration, RepeatableMigration, SchemaMigration {

    /** The script whose {@link Section#UP} applies it. */
    SqlScript up();

    /** The script whose {@link Section#DOWN} undoes it; null if there is none. */
    default @Nullable SqlScript down() {
        return null;
    }
}
