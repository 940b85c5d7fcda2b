package io.mockloop.migrations.testkit;

class WireMySqlTests extends WireTests {

    WireMySqlTests() {
        super(TestDatabase.mySql());
    }
}
