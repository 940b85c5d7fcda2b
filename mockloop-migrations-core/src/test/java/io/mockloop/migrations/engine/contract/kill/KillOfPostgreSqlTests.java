package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

@Slow
class KillOfPostgreSqlTests extends Killing {

    KillOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** The server goes on with the dead one's statement, and its lock, until the statement's end. */
    @Test
    void theNextStartWaitsForTheStatementOfTheDead() {
        addFiles("");
        folder.with("V2__slow.sql", "CREATE TABLE b (id INT);\n" + database.slowStatement(4) + ";\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            awaitSlowStatement(process, AT_V2, false);
            process.kill();
        }
        makeQuick("");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertThat(tables("a", "b", "c", "d", "e")).hasSize(5);
    }
}
