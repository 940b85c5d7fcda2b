package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SetOfFilesMariaDbTests extends SetOfFilesTests {

    SetOfFilesMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
