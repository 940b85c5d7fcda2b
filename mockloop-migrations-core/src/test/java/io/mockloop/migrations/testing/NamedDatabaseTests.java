package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.TestDatabaseException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import org.junit.jupiter.api.Test;

/** A file can always be made. */
@OnEachDatabase(that = That.IS_A_SERVER)
class NamedDatabaseTests extends Trying {

    NamedDatabaseTests(TestDatabase server) {
        super(server);
    }

    @Test
    void whoMayNotCreateADatabaseIsToldAndCanNameAnEmptyOne() {
        MigrationManager manager = MigrationManagerBuilder.forDataSource(
                        database.withoutCreate().dataSource())
                .locations(folder.location())
                .build();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);").with("U2__more.sql", "DROP TABLE more;");
        TestDatabaseException refused = (TestDatabaseException)
                failureOf(() -> MigrationTester.of(manager).test("2"));
        assertThat(refused.code()).isEqualTo("TEST_DATABASE_REFUSED");
        assertThat(refused).hasMessageContaining("may not create databases").hasMessageContaining("MigrationTester.on");
        MigrationTester.of(manager).on(database.dataSource()).test("2").assertPassed();
        assertThat(database.catalog()).isEmpty();
        manager().migrateToLatest();
        assertThat(failureOf(() -> MigrationTester.of(manager)
                                .on(database.dataSource())
                                .test("2"))
                        .code())
                .isEqualTo("TEST_DATABASE_NOT_EMPTY");
    }
}
