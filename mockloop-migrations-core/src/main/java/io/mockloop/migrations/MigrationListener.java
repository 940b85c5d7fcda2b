package io.mockloop.migrations;

import io.mockloop.migrations.MigrationStatus.RowCount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a run does, on the thread that does it, while it holds the lock and, for the calls about one migration,
 * often an open transaction: it must be quick, and must not use the database. One that throws is logged and otherwise
 * ignored; it cannot stop or fail a run. Listeners are called in their order, and the same way in each call.
 */
public interface MigrationListener {

    /**
     * A run that has something to do.
     *
     * @param manager the manager's name
     * @param database the database
     * @param migrations how many migrations it is going to run
     */
    record Run(String manager, Database database, int migrations) {}

    /**
     * One migration of a run; the same object in each call about it.
     *
     * @param run the run
     * @param version its version; empty for a repeatable migration
     * @param description what it does
     * @param type what kind of migration it is
     * @param script its file or class
     * @param direction up or down
     * @param statements how many statements it has; 0 if that isn't known, as for a Java migration
     */
    record Execution(
            Run run,
            String version,
            String description,
            MigrationType type,
            String script,
            Direction direction,
            int statements) {}

    /**
     * One statement of a migration. Its text is not told, since it may hold data.
     *
     * @param number from 1
     * @param line where it begins in the file; 0 for a Java migration
     */
    record StatementSent(int number, int line) {}

    /**
     * When a manager is built that is going to tell this listener what its runs do.
     *
     * @param manager its name, as in each {@link Run}
     */
    default void addedTo(String manager) {}

    /**
     * When a run has compared the schema with what the last one has left, before it does anything, and also if it has
     * nothing to do or is refused for it; not called if {@code validate-schema} is off.
     *
     * @param manager the manager's name
     */
    default void onSchemaCompared(String manager, SchemaState state) {}

    /** Before the first migration. Not called if there is nothing to do. */
    default void beforeRun(Run run) {}

    /** After the last migration, if all succeeded; only after {@link #beforeRun}. */
    default void afterRun(Run run, MigrationResult result) {}

    /** Before a migration. */
    default void beforeMigration(Execution execution) {}

    /**
     * When the database comes to a statement, as far as that can be told: before it is sent. Of statements that are
     * sent together, in a pipeline, the first is told before, and the others when all are answered; what may take long
     * is the first of one. Once more if a pipeline failed, and is sent again one by one to find the statement.
     */
    default void beforeStatement(Execution execution, StatementSent statement) {}

    /**
     * After a batch of a {@link DataMigration}, or a range of a {@link RangeMigration} or of a file with {@code --
     * batch:}, was committed.
     *
     * @param size how many rows it had
     * @param rows how far the migration has come with it
     */
    default void afterBatch(Execution execution, int size, RowCount rows) {}

    /**
     * When the batches of such a migration begin to wait for something, or for something else than before, and when
     * they wait for nothing any more: by their pace, since the database is hard at work, or as a
     * {@link io.mockloop.migrations.data.DataMigrationHealth} says.
     *
     * @param reason what they wait for, in words; null if for nothing
     */
    default void onSlowdown(Execution execution, @Nullable String reason) {}

    /** After a migration is done and committed. */
    default void afterMigration(Execution execution, Duration executionTime) {}

    /**
     * After a migration failed and was rolled back as far as the database can. If one transaction holds several, those
     * before the one that failed are told of, too.
     */
    default void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {}

    /**
     * After a migration in the background ended before its last row, without having failed: it was paused or cancelled,
     * the process ends, or the connection broke off. What is done stays, and who goes on with it later begins with
     * {@link #beforeMigration}.
     */
    default void onHalt(Execution execution, Duration executionTime) {}

    /**
     * After a run that had something to do failed, whether in a migration or outside of one, as when the lock could not
     * be had; {@link #beforeRun} may not have been called then.
     */
    default void onRunFailure(Run run, RuntimeException failure) {}
}
