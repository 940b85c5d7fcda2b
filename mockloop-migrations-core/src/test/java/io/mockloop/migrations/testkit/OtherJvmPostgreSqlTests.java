package io.mockloop.migrations.testkit;

class OtherJvmPostgreSqlTests extends OtherJvmTests {

    OtherJvmPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
