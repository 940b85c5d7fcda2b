package io.mockloop.migrations.testkit;

@Slow
class OtherJvmMariaDbTests extends OtherJvmTests {

    OtherJvmMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
