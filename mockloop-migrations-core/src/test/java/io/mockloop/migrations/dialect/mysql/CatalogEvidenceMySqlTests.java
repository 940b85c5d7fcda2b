package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.testkit.TestDatabase;

class CatalogEvidenceMySqlTests extends CatalogEvidenceTests {

    CatalogEvidenceMySqlTests() {
        super(TestDatabase.mySql());
    }
}
