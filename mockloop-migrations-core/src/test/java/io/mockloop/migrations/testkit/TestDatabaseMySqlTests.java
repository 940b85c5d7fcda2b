package io.mockloop.migrations.testkit;

class TestDatabaseMySqlTests extends TestDatabaseTests {

    TestDatabaseMySqlTests() {
        super(TestDatabase.mySql());
    }
}
