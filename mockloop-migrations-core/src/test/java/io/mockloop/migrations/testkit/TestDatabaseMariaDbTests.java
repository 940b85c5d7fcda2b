package io.mockloop.migrations.testkit;

class TestDatabaseMariaDbTests extends TestDatabaseTests {

    TestDatabaseMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
