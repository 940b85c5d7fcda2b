package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.Run;
import io.mockloop.migrations.MigrationResult;
import java.time.Duration;

/**
 * What a run does, as application events, published on the thread that migrates, while it holds the lock and, for the
 * events about one migration, often an open transaction: what receives one must be quick and must not use the database.
 * In the mode {@code initializer} the run is over before {@code @EventListener} methods are known.
 */
public sealed interface MigrationEvent {

    /** The run. */
    Run run();

    /** A run that has something to do begins. */
    record RunStarted(Run run) implements MigrationEvent {}

    /** All migrations of a run succeeded. */
    record RunCompleted(Run run, MigrationResult result) implements MigrationEvent {}

    /** A run failed, in a migration or outside of one. */
    record RunFailed(Run run, RuntimeException failure) implements MigrationEvent {}

    /** A migration begins. */
    record MigrationStarted(Execution execution) implements MigrationEvent {
        @Override
        public Run run() {
            return execution.run();
        }
    }

    /** A migration is done and committed. */
    record MigrationCompleted(Execution execution, Duration executionTime) implements MigrationEvent {
        @Override
        public Run run() {
            return execution.run();
        }
    }

    /** A migration failed, and was rolled back as far as the database can. */
    record MigrationFailed(Execution execution, Duration executionTime, RuntimeException failure)
            implements MigrationEvent {
        @Override
        public Run run() {
            return execution.run();
        }
    }

    /** A migration in the background ended before its last row, without having failed. */
    record MigrationHalted(Execution execution, Duration executionTime) implements MigrationEvent {
        @Override
        public Run run() {
            return execution.run();
        }
    }
}
