package io.mockloop.migrations.testkit;

class OtherJvmSqliteTests extends OtherJvmTests {

    OtherJvmSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
