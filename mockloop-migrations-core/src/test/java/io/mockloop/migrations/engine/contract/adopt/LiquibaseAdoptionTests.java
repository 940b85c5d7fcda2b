package io.mockloop.migrations.engine.contract.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationAdoption.Adopted;
import io.mockloop.migrations.MigrationAdoption.LeftOut;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real Liquibase has applied, of formatted SQL, is taken over, and its table left as it is. */
@OnEachDatabase
class LiquibaseAdoptionTests extends ContractTests {

    private static final String MASTER = "master.xml";

    @TempDir
    private Path logs;

    LiquibaseAdoptionTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void run() throws Exception {
        new io.mockloop.migrations.engine.contract.Folder(logs)
                .with(MASTER, """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                          <include file="changes/V1__accounts.sql"/>
                          <include file="changes/orders.sql"/>
                          <include file="changes/R__view.sql"/>
                        </databaseChangeLog>
                        """)
                .with("changes/V1__accounts.sql", """
                        --liquibase formatted sql
                        --changeset ann:1
                        CREATE TABLE accounts (id INT);
                        --rollback DROP TABLE accounts;
                        --changeset ann:2
                        INSERT INTO accounts VALUES (1);
                        """)
                .with("changes/orders.sql", """
                        --liquibase formatted sql
                        --changeset bob:orders
                        CREATE TABLE orders (id INT);
                        --changeset bob:items
                        CREATE TABLE items (id INT);
                        --changeset bob:other
                        CREATE TABLE other (id INT);
                        """)
                .with("changes/R__view.sql", """
                        --liquibase formatted sql
                        --changeset bob:view runOnChange:true
                        UPDATE accounts SET id = id;
                        """);
        try (Connection connection = database.dataSource().getConnection()) {
            Database theirs =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new Liquibase(MASTER, new DirectoryResourceAccessor(logs), theirs).update();
        }
        folder.with("V1__accounts.sql", """
                        CREATE TABLE accounts (id INT);
                        INSERT INTO accounts VALUES (1);
                        -- migrate:down
                        DROP TABLE accounts;
                        """)
                .with("V2__orders.sql", """
                        -- Orders and their items.
                        -- changeset: bob:orders
                        -- changeset: changes/orders.sql::items::bob

                        CREATE TABLE orders (id INT);
                        CREATE TABLE items (id INT);
                        """)
                .with("U2__orders.sql", "DROP TABLE items; DROP TABLE orders;")
                .with("R__view.sql", "UPDATE accounts SET id = id;")
                .with("V3__next.sql", "-- changeset: bob:next\nCREATE TABLE next (id INT);");
    }

    private String[] catalog() {
        return catalogOfUser();
    }

    @Test
    void filesThatAreItsChangesetsAreTakenOver() {
        String[] catalog = catalog();
        Map<String, List<String>> content = database.content("schema_version", "schema_version_log");

        MigrationAdoption planned = manager().planAdopt();
        assertThat(planned.from()).isEqualTo(OtherLibrary.LIQUIBASE);
        assertThat(planned.table()).endsWithIgnoringCase(".databasechangelog");
        assertThat(planned.adopted())
                .extracting(Adopted::script, Adopted::recorded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "V1__accounts.sql",
                                "changes/V1__accounts.sql::1::ann, changes/V1__accounts.sql::2::ann"),
                        org.assertj.core.groups.Tuple.tuple(
                                "V2__orders.sql", "changes/orders.sql::orders::bob, changes/orders.sql::items::bob"));
        assertThat(planned.leftOut())
                .containsExactly(
                        new LeftOut("changes/orders.sql::other::bob", "no file of the code is it"),
                        new LeftOut(
                                "changes/R__view.sql::view::bob",
                                "R__view.sql is repeatable, and is run once more by the next migrate"));
        assertThat(planned.pending())
                .extracting(PendingMigration::script)
                .containsExactly("V3__next.sql", "R__view.sql");

        assertThat(scripts(manager().adopt())).containsExactly("V1__accounts.sql", "V2__orders.sql");
        assertThat(catalog()).isEqualTo(catalog);
        assertThat(database.content("schema_version", "schema_version_log")).isEqualTo(content);
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(manager().status().applied())
                .allSatisfy(each -> assertThat(Duration.between(Objects.requireNonNull(each.appliedAt()), Instant.now())
                                .abs())
                        .isLessThan(Duration.ofMinutes(10)));
        assertThat(scripts(manager().migrateToLatest())).containsExactly("V3__next.sql", "R__view.sql");
        folder.without("V3__next.sql");
        manager().forget(io.mockloop.migrations.Version.of("3"));
        assertThat(executed(manager().rollbackToVersion("none"))).containsExactly("2", "1");
    }

    @Test
    void allThatIsWrongIsInOneReport() {
        folder.with("V2__orders.sql", "-- changeset: bob:orders\n-- changeset: bob:more\nCREATE TABLE orders (id INT);")
                .with("V4__one.sql", "-- changeset: ann:1\nSELECT 1;");
        database.execute(
                "INSERT INTO DATABASECHANGELOG (id, author, filename, dateexecuted, orderexecuted, exectype) VALUES"
                        + " ('1', 'ann', 'elsewhere/V1__accounts.sql', CURRENT_TIMESTAMP, 90, 'EXECUTED'),"
                        + " ('x', 'ann', 'x.sql', CURRENT_TIMESTAMP, 91, 'FAILED')");
        MigrationException failure = failureOf(() -> manager().adopt());
        assertThat(failure.code()).isEqualTo("ADOPT_FAILED");
        assertThat(failure.what())
                .contains(
                        "x.sql::x::ann is of type 'FAILED' at Liquibase.",
                        "V1__accounts.sql: more than one change log has its name: changes/V1__accounts.sql::1::ann, or ",
                        "V2__orders.sql is changesets of which Liquibase has run changes/orders.sql::orders::bob, and not"
                                + " bob:more.",
                        "V4__one.sql: the changeset ann:1 may be changes/V1__accounts.sql::1::ann, or"
                                + " elsewhere/V1__accounts.sql::1::ann.");
        assertThat(database.catalog()).noneMatch(each -> each.contains("schema_version"));
    }

    @Test
    void aSetThatHasNoneOfItsChangesetsIsRefused() {
        folder.without("V1__accounts.sql").without("V2__orders.sql").without("U2__orders.sql");
        MigrationException failure = failureOf(() -> manager().adopt());
        assertThat(failure.code()).isEqualTo("ADOPT_NOTHING");
        assertThat(failure.action()).contains("MigrationManager.baseline");
    }
}
