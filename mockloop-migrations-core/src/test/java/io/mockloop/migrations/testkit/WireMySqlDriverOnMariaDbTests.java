package io.mockloop.migrations.testkit;

class WireMySqlDriverOnMariaDbTests extends WireTests {

    WireMySqlDriverOnMariaDbTests() {
        super(TestDatabase.mariaDbByMySqlDriver());
    }
}
