package io.mockloop.migrations.testkit;

class OtherJvmMySqlTests extends OtherJvmTests {

    OtherJvmMySqlTests() {
        super(TestDatabase.mySql());
    }
}
