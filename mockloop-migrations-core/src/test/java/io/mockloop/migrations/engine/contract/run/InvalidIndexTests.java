package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that an earlier statement with CONCURRENTLY has left INVALID. */
class InvalidIndexTests extends ContractTests {

    InvalidIndexTests() {
        super(TestDatabase.postgreSql());
    }

    @BeforeEach
    void aTableWithDuplicatesAndWhatIsLeftOfAUniqueIndex() {
        database.execute("CREATE SCHEMA \"Odd one\"", "CREATE TABLE \"Odd one\".t (a INT)");
        database.execute("INSERT INTO \"Odd one\".t VALUES (1), (1)");
        assertThat(catchThrowable(
                        () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY \"The i\" ON \"Odd one\".t (a)")))
                .hasMessageContaining("duplicat");
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"The i\" ON \"Odd one\".t(a)",
                "create index /* so */ concurrently if not exists \"The i\" on only \"Odd one\" . t (a)",
                "REINDEX TABLE CONCURRENTLY \"Odd one\".t",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE \"Odd one\".t",
                "REINDEX SCHEMA CONCURRENTLY \"Odd one\"",
            })
    void areNamedAndStopTheRun(String statement) {
        folder.with("V2__i.sql", statement + ";\n");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo("INVALID_INDEX");
        assertThat(failure)
                .hasMessageContaining("Migration 2: statement 1 of 1, V2__i.sql:1: after the statement the index"
                        + " \"Odd one\".\"The i\" is INVALID")
                .hasMessageContaining("DROP INDEX CONCURRENTLY \"Odd one\".\"The i\";");
        assertThat(database.rows("SELECT version FROM schema_version WHERE state = 'APPLIED'"))
                .containsExactly("1");
    }

    @Test
    void areNamedWhereTheStatementItselfFailed() {
        folder.with("V2__i.sql", "CREATE UNIQUE INDEX CONCURRENTLY j ON \"Odd one\".t (a);");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
        assertThat(failure)
                .hasMessageContaining("(SQLState 23505)")
                .hasMessageContaining("-> Drop what is INVALID:\n   DROP INDEX CONCURRENTLY \"Odd one\".j;\n");
    }

    @Test
    void areFoundBehindAStatementOfJavaCode() {
        Coded coded = Coded.sending(
                        "2", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"The i\" ON \"Odd one\".t (a)")
                .withoutTransaction();
        assertThat(failureOf(() -> manager(coded).migrateToLatest()).code()).isEqualTo("INVALID_INDEX");
    }

    @Test
    void ofOthersDoNotConcernAMigration() {
        folder.with("V2__i.sql", """
                CREATE INDEX CONCURRENTLY j ON "Odd one".t (a);
                CREATE INDEX CONCURRENTLY ON a (id);
                REINDEX INDEX CONCURRENTLY "Odd one".j;
                REINDEX (CONCURRENTLY) TABLE a;
                """);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void thatAreDroppedAsToldLetTheMigrationRun() {
        database.execute("DELETE FROM \"Odd one\".t", "DROP INDEX \"Odd one\".\"The i\"");
        folder.with("V2__i.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"The i\" ON \"Odd one\".t (a);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertThat(database.rows(
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = '\"Odd one\".\"The i\"'::regclass"))
                .isEqualTo(List.of("t"));
    }
}
