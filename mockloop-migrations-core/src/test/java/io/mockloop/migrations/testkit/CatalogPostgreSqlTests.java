package io.mockloop.migrations.testkit;

import java.util.List;

class CatalogPostgreSqlTests extends CatalogTests {

    CatalogPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    List<String> trigger() {
        return List.of(
                "CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER parent_age BEFORE INSERT ON parent FOR EACH ROW EXECUTE FUNCTION older()");
    }
}
