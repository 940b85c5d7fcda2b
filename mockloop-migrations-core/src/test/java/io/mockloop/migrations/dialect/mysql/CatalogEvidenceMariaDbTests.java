package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.testkit.TestDatabase;

class CatalogEvidenceMariaDbTests extends CatalogEvidenceTests {

    CatalogEvidenceMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
