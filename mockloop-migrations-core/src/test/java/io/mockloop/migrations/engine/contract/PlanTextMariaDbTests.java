package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanTextMariaDbTests extends PlanTextOfMySqlTests {

    PlanTextMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    @Override
    void addOwn() {
        super.addOwn();
        folder.with("V11_5__compound.sql", "BEGIN NOT ATOMIC INSERT INTO a VALUES (50, 'x'); SELECT 1; END;")
                .with("U11_5__compound.sql", "DELETE FROM a WHERE id = 50;");
    }
}
