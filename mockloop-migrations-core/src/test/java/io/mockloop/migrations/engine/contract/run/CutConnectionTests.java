package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection dies at each of a run's round trips in turn. Nothing is ever done twice or lost: the next start
 * completes it, or says exactly how far it came.
 */
@OnEachDatabase(quick = Database.SQLITE)
class CutConnectionTests extends ContractTests {

    private static final int MORE_THAN_ANY_RUN_NEEDS = 200;
    private static final String[] EVERYTHING = {"1", "2", "3", "4"};

    private final TestDatabase server;

    CutConnectionTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    /** What is lost of a round trip. */
    enum Loss {
        /** The server gets nothing of it. */
        REQUEST,
        /** The server has done it, and nobody knows. */
        ANSWER
    }

    @BeforeEach
    void twoMigrationsAndARepeatable() {
        folder.with("V1__a.sql", "CREATE TABLE done (n INT);\nINSERT INTO done VALUES (1);")
                .with(
                        "V2__b.sql",
                        "INSERT INTO done VALUES (2);\nCREATE TABLE b (id INT);\nINSERT INTO done VALUES (3);")
                .with("R__r.sql", "INSERT INTO done VALUES (4);");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingDoneTwice(Loss loss) throws SQLException {
        int failed = 0;
        boolean dies = true;
        for (int at = 1; dies; at++) {
            assertThat(at).isLessThan(MORE_THAN_ANY_RUN_NEEDS);
            try (FreshDatabase fresh = server.newDatabase()) {
                MigrationException failure = runDyingAt(at, loss, fresh);
                dies = failure != null;
                failed += dies ? 1 : 0;
                checkWhatIsSaid(failure, fresh);
                checkNextStart(fresh, "round trip %d, %s lost, first failure: %s".formatted(at, loss, failure));
            }
        }
        assertThat(failed).as("how many round trips could be cut").isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseIsTakenOverAtItsVersionOrNotAtAll(Loss loss) throws SQLException {
        folder.with("V1__a.sql", "nonsense")
                .with("V2__b.sql", "INSERT INTO done VALUES (2);")
                .without("R__r.sql");
        boolean dies = true;
        for (int at = 1; dies; at++) {
            assertThat(at).isLessThan(MORE_THAN_ANY_RUN_NEEDS);
            try (FreshDatabase fresh = server.newDatabase()) {
                fresh.execute("CREATE TABLE done (n INT)");
                dies = runDyingAt(at, loss, fresh) != null;
                manager(fresh.dataSource()).migrateToLatest();
                assertThat(fresh.rows("SELECT n FROM done"))
                        .as("round trip %d, %s lost", at, loss)
                        .containsExactly("2");
                assertThat(fresh.rows("SELECT version, state FROM schema_version ORDER BY installed_rank"))
                        .containsExactly("1|BASELINE", "2|APPLIED");
            }
        }
    }

    private MigrationManager manager(DataSource dataSource) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .baselineOnMigrate(true)
                .build();
    }

    private @Nullable MigrationException runDyingAt(int at, Loss loss, FreshDatabase fresh) throws SQLException {
        try (Meter meter = Meter.on(fresh, true)) {
            meter.reset();
            meter.dieAt(at, loss == Loss.ANSWER);
            manager(meter.dataSource()).migrateToLatest();
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    private static void checkWhatIsSaid(@Nullable MigrationException failure, FreshDatabase fresh) {
        if (failure instanceof MigrationFailedException migration
                && migration.version() != null
                && migration.getMessage().contains("othing of it is left")) {
            assertThat(fresh.rows("SELECT version FROM schema_version WHERE state = 'APPLIED'"))
                    .as(migration.getMessage())
                    .doesNotContain(migration.version().toString());
        }
    }

    private void checkNextStart(FreshDatabase fresh, String what) {
        MigrationException failure = null;
        try {
            manager(fresh.dataSource()).migrateToLatest();
        } catch (MigrationException e) {
            failure = e;
        }
        if (failure == null) {
            assertThat(fresh.rows("SELECT n FROM done ORDER BY n")).as(what).containsExactly(EVERYTHING);
            assertThat(fresh.rows("SELECT version FROM schema_version WHERE state = 'APPLIED' ORDER BY installed_rank"))
                    .as(what)
                    .containsExactly("1", "2", "null");
            return;
        }
        assertThat(undoesSchemaChanges()).as("%s, then: %s", what, failure).isFalse();
        assertThat(failure.code()).as("%s, then: %s", what, failure).isEqualTo("UNFINISHED_MIGRATION");
        assertThat(fresh.rows("SELECT version, statement_done FROM schema_version WHERE state = 'PARTIAL'"))
                .as("%s, then: %s", what, failure)
                .containsExactly(reallyDone(fresh));
    }

    /** Version and number of the last statement whose effect is there. */
    private static String reallyDone(FreshDatabase fresh) {
        boolean first = exists(fresh, "done");
        List<String> rows = first ? fresh.rows("SELECT n FROM done ORDER BY n") : List.of();
        assertThat(rows).doesNotHaveDuplicates();
        boolean isFirst = fresh.rows("SELECT version FROM schema_version WHERE state = 'PARTIAL'")
                .contains("1");
        if (isFirst) {
            return "1|" + ((first ? 1 : 0) + (rows.contains("1") ? 1 : 0));
        }
        int done = rows.contains("2") ? 1 : 0;
        return "2|" + (done + (exists(fresh, "b") ? 1 : 0) + (rows.contains("3") ? 1 : 0));
    }

    private static boolean exists(FreshDatabase fresh, String table) {
        return fresh.catalog("schema_version", "schema_version_log").stream()
                .anyMatch(line -> line.startsWith("table " + table + " "));
    }
}
