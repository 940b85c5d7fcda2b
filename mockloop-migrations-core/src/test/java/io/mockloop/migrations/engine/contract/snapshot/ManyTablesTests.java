package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.settings.SchemaCheck;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A schema of 5,000 tables is read, recorded, compared and written down in seconds, and in a heap of 64 MB. */
@Slow
@OnEachDatabase
class ManyTablesTests extends ContractTests {

    private static final int TABLES = 5_000;
    private static final int AT_ONCE = 250;
    /** Twenty times what a machine takes that has nothing else to do: what is quadratic takes longer. */
    private static final Duration LONG = Duration.ofMinutes(3);

    ManyTablesTests(TestDatabase server) {
        super(server);
    }

    @Test
    void theirStructureTakesSecondsAndLittleMemory() throws SQLException {
        try (Connection connection = database.access().connect()) {
            make(connection);
        }
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);");
        List<String> arguments = new ArrayList<>(Arrays.asList(database.access().arguments()));
        arguments.add(path.toString());
        try (OtherJvm other =
                OtherJvm.start(List.of("-Xmx64m"), ManyTablesTests.class, arguments.toArray(String[]::new))) {
            assertThat(other.exitCode(LONG)).as(other.output()).isZero();
            assertThat(other.output()).contains("nothing differs", "table t17: column b is missing");
        }
        assertThat(path.resolve("schema.sql")).content().contains("t4999");
    }

    /** PostgreSQL keeps a lock for each in its transaction, and has room for some thousands. */
    private static void make(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute(
                        "CREATE TABLE t%1$s (id INT NOT NULL PRIMARY KEY, a VARCHAR(20) DEFAULT 'x' NOT NULL, b INT)"
                                .formatted(String.valueOf(table)));
                if (table % AT_ONCE == AT_ONCE - 1) {
                    connection.commit();
                }
            }
        }
    }

    /** Started by the test, with a database and a folder. */
    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[4]);
        try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                    .locations("file:" + folder)
                    .baselineOnMigrate(true)
                    .validateSchema(SchemaCheck.WARN)
                    .schemaFile(folder.resolve("schema.sql"))
                    .build();
            long started = System.nanoTime();
            manager.migrateToLatest();
            tell("migrated", started);
            manager.migrateToLatest();
            tell(manager.validateSchema().isValid() ? "nothing differs" : "it differs", started);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE t17 DROP COLUMN b");
            }
            tell(manager.validateSchema().toString(), started);
        }
    }

    private static void tell(String what, long started) {
        System.out.println(Duration.ofNanos(System.nanoTime() - started) + " " + what);
    }
}
