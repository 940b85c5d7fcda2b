package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import org.jspecify.annotations.Nullable;

/** One migration to be run, one way. */
public sealed interface Step {

    /** The version; null for a repeatable migration. */
    @Nullable Version version();

    /** What it does. */
    String description();

    /** What kind of migration it is. */
    MigrationType type();

    /** File or class. */
    String script();

    /** Which way it is run. */
    default Direction direction() {
        return this instanceof Up ? Direction.UP : Direction.DOWN;
    }

    /** What is run. */
    Body body();

    /** Whether it is noted as applied without being run. */
    default boolean isMarked() {
        return body() instanceof Body.Nothing;
    }

    /** Whether a backup is to be made before it. */
    boolean backupRequired();

    /** Where the statements come from. */
    Source source();

    /** What is to be known before it is run, as a sentence; null for nothing. */
    @Nullable String note();

    /** How it gets on from what is left of its migration; null if nothing is. */
    @Nullable Recovery recovery();

    /** Whether its rows are left to be gone through in the background. */
    default boolean isLeftBehind() {
        return this instanceof Up up && up.leavesRows();
    }

    /**
     * Reads and makes all that running it needs, so that what is wrong with it is found before anything is run.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if it cannot be run
     */
    default void prepare() {
        if (this instanceof Up up) {
            up.migration().prepare();
        } else if (body() instanceof Body.Code code) {
            code.migration().prepare();
        }
    }

    /** What it is called in messages: its version, or the script of one that has none. */
    default String label() {
        Version version = version();
        return version == null ? script() : version.toString();
    }

    /** Version, description and script, as messages show them. */
    default String display() {
        return version() == null
                ? "migration " + script()
                : "migration %s (%s)".formatted(version(), script().isEmpty() ? description() : script());
    }

    /**
     * A migration to be applied.
     *
     * @param replaced the row of the last time a repeatable migration was run; null if there is none
     * @param leavesRows whether its rows are left to be gone through in the background
     */
    record Up(
            ResolvedMigration migration,
            Body body,
            @Nullable HistoryRow replaced,
            @Nullable Recovery recovery,
            boolean leavesRows)
            implements Step {

        /** One that is run to its end. */
        public Up(ResolvedMigration migration, Body body, @Nullable HistoryRow replaced, @Nullable Recovery recovery) {
            this(migration, body, replaced, recovery, false);
        }

        /** The same, whose rows are left. */
        Up leavingRows() {
            return new Up(migration, body, replaced, recovery, true);
        }

        /** The same, to be noted as applied without being run. */
        public Up marked() {
            return new Up(migration, new Body.Nothing(migration.script()), replaced, null);
        }

        @Override
        public @Nullable Version version() {
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
        public boolean backupRequired() {
            return !isMarked() && migration.backupRequired();
        }

        @Override
        public Source source() {
            if (isMarked()) {
                return Source.NONE;
            }
            return migration.type() == MigrationType.JAVA ? Source.CLASS : Source.FILE;
        }

        /** Nobody writes such a file on purpose, but to ask what it requires. */
        @Override
        public @Nullable String note() {
            return body instanceof Body.Script sql && sql.isOfNothing()
                    ? script() + " holds no statement: nothing is run for it."
                    : null;
        }
    }

    /**
     * A migration to be undone.
     *
     * @param row its row
     * @param version its version, which it has
     * @param undo how
     */
    record Down(
            HistoryRow row,
            Version version,
            Undo.Found undo,
            @Nullable Recovery recovery) implements Step {

        /** The same by another way back. */
        public Down by(Body other) {
            if (other.equals(undo.body())) {
                return this;
            }
            Undo.Found found = new Undo.Found(other, Source.CLASS, undo.backupRequired(), null);
            return new Down(row, version, found, recovery);
        }

        @Override
        public Body body() {
            return undo.body();
        }

        @Override
        public boolean backupRequired() {
            return undo.backupRequired();
        }

        @Override
        public Source source() {
            return undo.source();
        }

        @Override
        public @Nullable String note() {
            return undo.note();
        }

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
    }
}
