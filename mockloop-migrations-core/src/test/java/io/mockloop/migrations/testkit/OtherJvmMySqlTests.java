package io.mockloop.migrations.testkit;

@Slow
class OtherJvmMySqlTests extends OtherJvmTests {

    OtherJvmMySqlTests() {
        super(TestDatabase.mySql());
    }
}
