package io.mockloop.migrations.testkit;

@Slow
class OtherJvmPostgreSqlTests extends OtherJvmTests {

    OtherJvmPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
