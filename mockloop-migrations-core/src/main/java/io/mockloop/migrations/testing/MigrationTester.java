package io.mockloop.migrations.testing;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.DefaultMigrationManager;
import io.mockloop.migrations.exception.TestDatabaseException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tests migrations on a database that is thrown away: next to the given one, on the same server, or a temporary file on
 * SQLite. The given one and its history stay as they are. There the migrations before are applied, and rows are made in
 * each table; then the migration is applied, undone and applied again, and what it leaves is compared:
 *
 * <pre>{@code
 * MigrationTester.of(manager).test("7").assertPassed();
 * MigrationTester.of(manager).testAll().assertPassed();
 * }</pre>
 *
 * An undo is right if it leaves schema, rows and sequences as they were. One that brings back a dropped column or table
 * without what was in it is not: the rows are reported as changed or lost. What is meant to be so is named to
 * {@link #ignoring}. Not thread-safe.
 */
public final class MigrationTester {

    private final DefaultMigrationManager manager;
    private final List<String> ignored = new ArrayList<>();
    private @Nullable DataSource database;
    private @Nullable String rows;

    private MigrationTester(DefaultMigrationManager manager) {
        this.manager = manager;
    }

    /** One of the migrations that a builder has been told of until now. */
    public static MigrationTester of(MigrationManagerBuilder builder) {
        return of(builder.build());
    }

    /**
     * One of a manager's migrations.
     *
     * @throws IllegalArgumentException if it was not made by a {@link MigrationManagerBuilder}, or is behind a proxy
     */
    public static MigrationTester of(MigrationManager manager) {
        return new MigrationTester(NamedDatabase.known(manager));
    }

    /**
     * Names the database to test on, for a user who may not create one. It must be empty, and is emptied after the
     * test.
     */
    public MigrationTester on(DataSource empty) {
        this.database = empty;
        return this;
    }

    /**
     * The same by its JDBC URL.
     *
     * @param user null if it is that of the given database, as the password is then
     */
    public MigrationTester on(String url, @Nullable String user, @Nullable String password) {
        return on(NamedDatabase.of(manager, url, user, password));
    }

    /**
     * A script that makes the rows, in place of those that are made otherwise. It is run once, before the first
     * migration that is tested; {@link #testAll} begins before there are tables, and takes none.
     */
    public MigrationTester rows(Path script) {
        try {
            return rows(Files.readString(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same by its text. */
    public MigrationTester rows(String script) {
        this.rows = script;
        return this;
    }

    /**
     * What isn't compared: names of tables, views and routines, or {@code table.part}, in which {@code *} stands for
     * any characters. So named, what an undo cannot bring back is no fault.
     */
    public MigrationTester ignoring(String... patterns) {
        ignored.addAll(List.of(patterns));
        return this;
    }

    /** Tests one migration. */
    public TestResult test(String version) {
        return test(Version.of(version));
    }

    /** Tests one migration. */
    public TestResult test(Migration migration) {
        return test(Version.of(migration.version()));
    }

    /**
     * Tests one migration.
     *
     * @throws TestDatabaseException if there is no database to test on
     */
    public TestResult test(Version version) {
        List<TestResult> results = run(step ->
                        step.version() != null && step.version().equals(version))
                .results();
        if (results.isEmpty()) {
            throw TestDatabaseException.unknown(version);
        }
        return results.get(0);
    }

    /** Tests those that the given database has still to be brought to. */
    public TestResults testPending() {
        List<PendingMigration> pending = manager.pendingMigrations();
        Set<String> scripts = pending.stream().map(PendingMigration::script).collect(Collectors.toSet());
        return scripts.isEmpty() ? new TestResults(List.of()) : run(step -> scripts.contains(step.script()));
    }

    /** Tests all that a new database gets. */
    public TestResults testAll() {
        if (rows != null) {
            throw new IllegalStateException("A script of rows has no tables before the first migration");
        }
        return run(step -> true);
    }

    private TestResults run(Predicate<Step> tested) {
        try (Trial trial = new Trial(manager.trials(), database, rows, ignored)) {
            return new TestResults(trial.run(tested));
        }
    }
}
