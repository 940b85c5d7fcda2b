package io.mockloop.migrations.testkit;

class WireMariaDbTests extends WireTests {

    WireMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
