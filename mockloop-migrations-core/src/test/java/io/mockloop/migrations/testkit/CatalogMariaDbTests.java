package io.mockloop.migrations.testkit;

import java.util.List;

class CatalogMariaDbTests extends CatalogTests {

    CatalogMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    @Override
    List<String> trigger() {
        return List.of("CREATE TRIGGER parent_age BEFORE INSERT ON parent FOR EACH ROW SET NEW.age = 1");
    }
}
