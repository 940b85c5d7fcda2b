package io.mockloop.migrations.testkit;

import java.util.List;

class CatalogSqliteTests extends CatalogTests {

    CatalogSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Override
    List<String> trigger() {
        return List.of("CREATE TRIGGER parent_age BEFORE INSERT ON parent BEGIN SELECT 1; END");
    }
}
