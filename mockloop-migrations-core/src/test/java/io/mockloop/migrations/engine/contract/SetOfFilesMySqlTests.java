package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SetOfFilesMySqlTests extends SetOfFilesTests {

    SetOfFilesMySqlTests() {
        super(TestDatabase.mySql());
    }
}
