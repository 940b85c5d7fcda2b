package io.mockloop.migrations.engine.contract.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Interposed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which table is taken over, and where none can be. */
@OnEachDatabase
class AdoptionRefusalTests extends ContractTests {

    AdoptionRefusalTests(TestDatabase server) {
        super(server);
    }

    private void runFlyway(String table) {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\n").with("U1__a.sql", "DROP TABLE a;");
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("filesystem:" + path)
                .table(table)
                .load()
                .migrate();
    }

    private static AdoptSource named(String table) {
        return new AdoptSource(null, null, table);
    }

    @Test
    void aTableOfAnotherNameIsToBeNamed() {
        runFlyway("Our history");
        MigrationException failure = failureOf(() -> manager().adopt());
        assertThat(failure.code()).isEqualTo("ADOPT_NO_TABLE");
        assertThat(failure.action())
                .isEqualTo("If it has another name, or lies in another schema, say so: MigrationManager.adopt(new"
                        + " AdoptSource(null, \"SCHEMA\", \"NAME\")).");
        assertThat(failureOf(() -> manager().adopt(named("nope"))).what()).contains("looked for nope in ");
        assertThat(failureOf(() -> manager().adopt(new AdoptSource(null, "nope", null)))
                        .code())
                .isEqualTo("ADOPT_NO_TABLE");
        assertThat(executed(manager().adopt(named("Our history")))).containsExactly("1");
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void theTableOfAnOldFlywayHasTheNameOfOurs() {
        runFlyway("schema_version");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        assertThat(failureOf(() -> manager().adopt()).code()).isEqualTo("HISTORY_OTHER_LAYOUT");
        MigrationManager other = builder().table("migration_history").build();
        database.execute(IntStream.rangeClosed(1, 6)
                .mapToObj("CREATE TABLE aa_%d (id INT)"::formatted)
                .toArray(String[]::new));
        assertThat(failureOf(other::migrateToLatest).description()).contains(": Flyway has migrated it, to version 1.");
        List<String> before = database.rows("SELECT script, checksum FROM schema_version");
        assertThat(executed(other.adopt())).containsExactly("1");
        assertThat(database.rows("SELECT script, checksum FROM schema_version")).isEqualTo(before);
        assertThat(other.validate().problems()).isEmpty();
        assertThat(executed(other.rollbackToVersion("none"))).containsExactly("1");
    }

    @Test
    void ofTwoHistoriesOneIsToBeNamed() {
        runFlyway("flyway_schema_history");
        database.execute("CREATE TABLE DATABASECHANGELOG (id VARCHAR(255), author VARCHAR(255), filename VARCHAR(255),"
                + " dateexecuted TIMESTAMP, orderexecuted INT, exectype VARCHAR(10))");
        MigrationException failure = failureOf(() -> manager().adopt());
        assertThat(failure.code()).isEqualTo("ADOPT_SEVERAL_TABLES");
        assertThat(failure.action())
                .isEqualTo("Say which one: MigrationManager.adopt(AdoptSource.of(FLYWAY)), or"
                        + " MigrationManager.adopt(AdoptSource.of(LIQUIBASE)).");
        assertThat(failureOf(() -> manager().adopt(AdoptSource.of(OtherLibrary.LIQUIBASE)))
                        .code())
                .isEqualTo("ADOPT_NOTHING");
        assertThat(manager().planAdopt(AdoptSource.of(OtherLibrary.FLYWAY)).adopted())
                .extracting(Adopted::script)
                .containsExactly("V1__a.sql");
    }

    @Test
    void aTableOfOtherColumnsIsNone() {
        database.execute("CREATE TABLE flyway_schema_history (id INT, version INT)", "CREATE TABLE other (id INT)");
        MigrationException failure = failureOf(() -> manager().adopt());
        assertThat(failure.code()).isEqualTo("ADOPT_OTHER_COLUMNS");
        assertThat(failure.what())
                .contains(
                        "flyway_schema_history is not a history as Flyway keeps it: it lacks the columns installed_rank,"
                                + " description,");
        assertThat(failureOf(() -> manager().adopt(new AdoptSource(OtherLibrary.LIQUIBASE, null, "other")))
                        .what())
                .contains("other is not a history as Liquibase keeps it");
    }

    @Test
    void aHistoryThatHasBegunTakesNoOtherOver() {
        runFlyway("flyway_schema_history");
        manager().adopt();
        assertThat(failureOf(() -> manager().adopt()).code()).isEqualTo("ADOPT_TOO_LATE");
        manager().rollbackToVersion("none");
        MigrationException failure = failureOf(() -> manager().planAdopt());
        assertThat(failure.code()).isEqualTo("ADOPT_TOO_LATE");
        assertThat(failure.what()).contains("has begun already, and is at version none");
        assertThat(applied()).isEmpty();
        database.execute("DROP TABLE schema_version", "DROP TABLE schema_version_log");
        manager().baseline(Version.of("1"));
        assertThat(failureOf(() -> manager().adopt()).code()).isEqualTo("ADOPT_TOO_LATE");
    }

    @Test
    void anEmptyHistoryIsFilled() {
        runFlyway("flyway_schema_history");
        manager().baseline(Version.of("1"));
        database.execute("DELETE FROM schema_version", "DELETE FROM schema_version_log");
        assertThat(executed(manager().adopt())).containsExactly("1");
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(manager().history()).hasSize(1);
    }

    @Test
    void aUserWhoMayOnlyReadCanLookAndNoMore() {
        runFlyway("flyway_schema_history");
        MigrationManager reader = MigrationManagerBuilder.forDataSource(
                        database.readOnly().dataSource())
                .locations(folder.location())
                .build();
        assertThat(reader.planAdopt().adopted()).hasSize(1);
        MigrationException failure = failureOf(reader::adopt);
        assertThat(failure.code()).isEqualTo("HISTORY_DENIED");
        assertThat(database.catalog()).noneMatch(each -> each.contains("schema_version"));
    }

    /** The last of them is sent on MySQL and MariaDB alone, which cannot take back that a table was made. */
    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE", "'V1__a.sql'", "Adopted from", "RENAME TABLE"})
    void whatFailsHalfwayLeavesNoHistory(String part) {
        runFlyway("flyway_schema_history");
        Interposed failing = new Interposed(database.dataSource(), part, () -> {
            throw new IllegalStateException("the network is gone");
        });
        MigrationManager manager = MigrationManagerBuilder.forDataSource(failing)
                .locations(folder.location())
                .build();
        if (part.equals("RENAME TABLE") && undoesSchemaChanges()) {
            manager.adopt();
            assertThat(failing.happened()).isFalse();
            return;
        }
        assertThatIllegalStateException().isThrownBy(manager::adopt);
        assertThat(manager().history()).isEmpty();
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("NON_EMPTY_DATABASE");
        assertThat(executed(manager().adopt())).containsExactly("1");
        assertThat(manager().history()).hasSize(1);
        assertThat(manager().validate().problems()).isEmpty();
    }
}
