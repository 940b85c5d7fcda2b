package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.discovery.SqlMigration;
import io.mockloop.migrations.engine.history.HistoryRow;

/** One migration to be run, one way. */
public sealed interface Step {

    /** The version. */
    Version version();

    /** What it does. */
    String description();

    /** What kind of migration it is. */
    MigrationType type();

    /** File or class. */
    String script();

    /** Which way it is run. */
    Direction direction();

    /** What is run. */
    Body body();

    /** Whether a backup is to be made before it. */
    boolean backupRequired();

    /** Where the statements come from. */
    Source source();

    /** Version, description and script, as messages show them. */
    default String display() {
        return "migration %s (%s)".formatted(version(), script().isEmpty() ? description() : script());
    }

    /** A migration to be applied. */
    record Up(ResolvedMigration migration, Body body) implements Step {
        @Override
        public Version version() {
            return migration.version();
        }

        @Override
        public String description() {
            return migration.description();
        }

        @Override
        public MigrationType type() {
            return migration.type();
        }

        @Override
        public String script() {
            return migration.script();
        }

        @Override
        public Direction direction() {
            return Direction.UP;
        }

        @Override
        public boolean backupRequired() {
            return migration.backupRequired();
        }

        @Override
        public Source source() {
            return migration instanceof SqlMigration ? Source.FILE : Source.CLASS;
        }
    }

    /**
     * A migration to be undone.
     *
     * @param row its row
     * @param version its version, which it has
     */
    record Down(HistoryRow row, Version version, Body body, Source source, boolean backupRequired) implements Step {
        @Override
        public String description() {
            return row.description();
        }

        @Override
        public MigrationType type() {
            return row.type();
        }

        @Override
        public String script() {
            return row.script();
        }

        @Override
        public Direction direction() {
            return Direction.DOWN;
        }
    }
}
