package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;

/** A migration that is an SQL file. What needs the file throws a ScriptException if it cannot be run as it stands. */
public sealed interface ScriptMigration extends ResolvedMigration permits SqlMigration, RepeatableMigration {

    /** The script whose {@link Section#UP} applies it. */
    SqlScript up();
}
