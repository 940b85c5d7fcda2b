package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SetOfFilesSqliteTests extends SetOfFilesTests {

    SetOfFilesSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
