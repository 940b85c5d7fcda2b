package io.mockloop.migrations.testkit;

class TestDatabaseSqliteTests extends TestDatabaseTests {

    TestDatabaseSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
