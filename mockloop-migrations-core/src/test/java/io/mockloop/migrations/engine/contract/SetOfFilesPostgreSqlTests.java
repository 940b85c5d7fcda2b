package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SetOfFilesPostgreSqlTests extends SetOfFilesTests {

    SetOfFilesPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
