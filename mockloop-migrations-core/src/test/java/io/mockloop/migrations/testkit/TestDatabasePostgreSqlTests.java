package io.mockloop.migrations.testkit;

class TestDatabasePostgreSqlTests extends TestDatabaseTests {

    TestDatabasePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
