package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.DataLimits;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh database and an empty folder for each test. */
public abstract class ContractTests {

    @AutoClose
    protected final FreshDatabase database;

    @TempDir
    protected Path path;

    protected Folder folder;

    protected ContractTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @BeforeEach
    protected void openFolder() {
        folder = new Folder(path);
    }

    /** Of rows, a batch is as large on a slow machine as on a fast one, and waits for no other test's work. */
    protected final MigrationManagerBuilder builder() {
        return MigrationManagerBuilder.forDataSource(database.dataSource())
                .locations(folder.location())
                .data(pace -> pace.withBatchDuration(Duration.ZERO)
                        .withLimits(none -> new DataLimits(Duration.ZERO, 0, false)));
    }

    protected final MigrationManager manager() {
        return builder().build();
    }

    protected final MigrationManager manager(Migration... migrations) {
        return builder().migrations(migrations).build();
    }

    protected final String[] catalogOfUser() {
        return database.catalog("schema_version", "schema_version_log").toArray(String[]::new);
    }

    /** Product and version, as messages show them. */
    protected final String product() {
        return manager().status().database();
    }

    protected final boolean undoesSchemaChanges() {
        return database.traits().undoesSchemaChanges();
    }

    /** The versions that are applied, in the order of their ranks. */
    protected final List<String> applied() {
        return database.rows("SELECT version FROM schema_version ORDER BY installed_rank");
    }

    protected static List<String> executed(MigrationResult result) {
        return result.executed().stream()
                .map(Executed::version)
                .map(String::valueOf)
                .toList();
    }

    /** The failure that a call ends with. */
    public static MigrationException failureOf(ThrowingCallable call) {
        MigrationException failure = catchThrowableOfType(MigrationException.class, call);
        Assertions.assertThat(failure).as("the failure").isNotNull();
        return failure;
    }

    /** The files and classes that a run did, in its order. */
    protected static List<String> scripts(MigrationResult result) {
        return result.executed().stream().map(Executed::script).toList();
    }
}
