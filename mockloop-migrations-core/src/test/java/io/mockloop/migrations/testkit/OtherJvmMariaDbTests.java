package io.mockloop.migrations.testkit;

class OtherJvmMariaDbTests extends OtherJvmTests {

    OtherJvmMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
