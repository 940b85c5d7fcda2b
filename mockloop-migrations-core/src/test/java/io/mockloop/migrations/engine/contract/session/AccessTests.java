package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Who may come near, and which databases. */
@OnEachDatabase
class AccessTests extends ContractTests {

    AccessTests(TestDatabase server) {
        super(server);
    }

    private MigrationManagerBuilder builder(DataSource dataSource) {
        return MigrationManagerBuilder.forDataSource(dataSource).locations(folder.location());
    }

    /** This database under another name. */
    private final class Renamed extends AbstractDataSource {

        private final String name;

        Renamed(String name) {
            this.name = name;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = database.dataSource().getConnection();
            return proxy(
                    Connection.class,
                    connection,
                    "getMetaData",
                    () -> proxy(
                            DatabaseMetaData.class, connection.getMetaData(), "getDatabaseProductName", () -> name));
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw new UnsupportedOperationException();
        }
    }

    /** A database that isn't up yet. */
    private final class Late extends AbstractDataSource {

        private final AtomicInteger refusals;

        Late(int refusals) {
            this.refusals = new AtomicInteger(refusals);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusals.getAndDecrement() > 0) {
                throw new SQLException("refused, with password=hush-hush", "08001");
            }
            return database.dataSource().getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw new UnsupportedOperationException();
        }
    }

    /** An answer to a call. */
    private interface Answer {
        Object get() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, String method, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            if (called.getName().equals(method)) {
                return answer.get();
            }
            try {
                return called.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void anotherDatabaseIsRefusedWithTheFourThatAreNot() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        MigrationException failure =
                failureOf(() -> builder(new Renamed("Oracle")).build().migrateToLatest());
        assertThat(failure.code()).isEqualTo("UNSUPPORTED_DATABASE");
        assertThat(failure)
                .hasMessage("The database Oracle is not supported.\n-> Use SQLite, PostgreSQL, MySQL or MariaDB.");
        assertThat(failureOf(() -> builder(new Renamed("Oracle")).build().status())
                        .code())
                .isEqualTo("UNSUPPORTED_DATABASE");
        assertThat(database.catalog()).isEmpty();
    }

    /** The databases that Spring Boot makes by itself, mostly in a test. */
    @ParameterizedTest
    @ValueSource(strings = {"H2", "HSQL Database Engine", "Apache Derby"})
    void anEmbeddedDatabaseIsRefusedWithWhatATestCanHaveInPlaceOfIt(String name) {
        MigrationException failure =
                failureOf(() -> builder(new Renamed(name)).build().migrateToLatest());
        assertThat(failure)
                .hasMessage(
                        "The database " + name + " is not supported.\n-> Use SQLite, PostgreSQL, MySQL or MariaDB: in a"
                                + " test with Spring Boot by a container with @ServiceConnection, in the application by"
                                + " spring.datasource.url. Where a test needs no migrations, set mockloop.migrations.enabled=false.");
    }

    @Test
    void oneThatCannotBeReachedIsToldWithoutThePassword() {
        MigrationException failure =
                failureOf(() -> builder(new Late(1)).build().migrateToLatest());
        assertThat(failure.code()).isEqualTo("NO_CONNECTION");
        assertThat(failure)
                .hasMessage(
                        "Could not connect to the database, tried once.\nrefused, with password=... (SQLState 08001)"
                                + "\n-> Check that the database is up, and its URL, user and password;"
                                + " mockloop.migrations.connect-retries waits for one that isn't up yet.")
                .hasNoCause();
    }

    @Test
    void oneThatIsNotUpYetIsWaitedFor() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        try (Logged logged = new Logged("io.mockloop.migrations.engine.Connections")) {
            assertThat(executed(builder(new Late(2))
                            .connectRetries(2)
                            .connectRetryInterval(Duration.ofMillis(10))
                            .build()
                            .migrateToLatest()))
                    .containsExactly("1");
            assertThat(logged.messages("INFO"))
                    .containsExactly(
                            "No connection to the database yet (attempt 1 of 3): refused, with password=... (SQLState 08001)",
                            "No connection to the database yet (attempt 2 of 3): refused, with password=... (SQLState 08001)");
        }
        assertThat(failureOf(() -> builder(new Late(3))
                        .connectRetries(2)
                        .connectRetryInterval(Duration.ofMillis(10))
                        .build()
                        .status()))
                .hasMessageStartingWith("Could not connect to the database, tried 3 times.");
    }

    @Test
    void aUserWhoMayNotCreateTheTableIsToldSo() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        database.execute("CREATE TABLE forget_me (id INT)", "DROP TABLE forget_me");
        MigrationManager manager =
                builder(database.withoutCreate().dataSource()).build();
        MigrationException failure = failureOf(manager::migrateToLatest);
        assertThat(failure.code()).isEqualTo("HISTORY_DENIED");
        assertThat(failure.getMessage())
                .matches(
                        "The database user may not create or write the history table \\w+\\.schema_version\\. Nothing was"
                                + " run\\.\n.+\n-> Give the user the right to create or write it, or let the migrations connect as"
                                + " another user: mockloop\\.migrations\\.username and mockloop\\.migrations\\.password\\.");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void aUserWhoMayNotInsertIntoTheTableIsToldSo() {
        assumeTrue(database.kind() != Database.SQLITE, "SQLite has no users");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n");
        database.execute("CREATE TABLE forget_me (id INT)", "DROP TABLE forget_me");
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        withoutRightToInsert(user -> {
            MigrationException failure =
                    failureOf(() -> builder(user.dataSource()).build().migrateToLatest());
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo("HISTORY_DENIED");
            assertThat(failure.getMessage())
                    .matches("The database user may not write the history table \\w+\\.schema_version, where the row of"
                            + " migration 2 \\(V2__b\\.sql\\) belongs\\. (It was rolled back: n|N)othing of it is left\\.\n.+ \\(SQLState 42.+\\)\n-> Give"
                            + " the user the right to write it, or let the migrations connect as another user:"
                            + " mockloop\\.migrations\\.username and mockloop\\.migrations\\.password\\.");
        });
        assertThat(applied()).containsExactly("1");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    private void withoutRightToInsert(Consumer<DatabaseAccess> use) {
        DatabaseAccess own = database.access();
        if (database.kind() == Database.POSTGRESQL) {
            database.execute("REVOKE INSERT ON schema_version FROM " + own.user());
            use.accept(own);
            database.execute("GRANT INSERT ON schema_version TO " + own.user());
            return;
        }
        JdbcTemplate admin = new JdbcTemplate(database.admin().dataSource());
        DatabaseAccess user = new DatabaseAccess(own.kind(), own.url(), "no_insert", own.password());
        admin.execute("CREATE USER IF NOT EXISTS no_insert IDENTIFIED BY '" + own.password() + "'");
        admin.execute("GRANT SELECT, CREATE, UPDATE, DELETE ON "
                + admin.queryForObject("SELECT DATABASE()", String.class) + ".* TO no_insert");
        use.accept(user);
        admin.execute("DROP USER no_insert");
    }

    @Test
    void aUserWhoMayOnlyReadSeesWhatWouldBeRefused() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        database.execute("CREATE TABLE a (id INT)", "CREATE TABLE flyway_schema_history (id INT)");
        MigrationManager reader = builder(database.readOnly().dataSource()).build();
        assertThat(reader.validate().problems()).extracting(Problem::code).containsExactly("NON_EMPTY_DATABASE");
        assertThat(reader.status().summary()).isEqualTo(Summary.INVALID);
    }

    @Test
    void aUserWhoMayOnlyReadSeesAllAndStartsWhereNothingIsPending() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        database.execute("CREATE TABLE forget_me (id INT)", "DROP TABLE forget_me");
        MigrationManager reader = builder(database.readOnly().dataSource()).build();
        assertThat(reader.status().summary()).isEqualTo(Summary.PENDING);
        assertThat(reader.history()).isEmpty();
        manager().migrateToLatest();
        assertThat(reader.status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(reader.history()).hasSize(1);
        assertThat(reader.validate().isValid()).isTrue();
        assertThat(reader.plan().isEmpty()).isTrue();
        assertThat(reader.migrateToLatest().executed()).isEmpty();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        assertThat(reader.pendingMigrations()).hasSize(1);
        MigrationException failure = failureOf(reader::migrateToLatest);
        assertThat(failure.code()).as(failure.getMessage()).isIn("MIGRATION_FAILED", "HISTORY_DENIED");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void theProductIsNamedWithItsVersionAlone() {
        assertThat(manager().status().database())
                .matches(Database.valueOf(database.kind().name()).displayName() + " \\d+(\\.\\d+)*");
    }
}
