package io.mockloop.migrations.engine.precaution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingRightsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE IF NOT EXISTS app.t (id INT) > CREATE app.t",
                "create unlogged table t (id INT) > CREATE t",
                "CREATE OR REPLACE TABLE t (id INT) > CREATE t",
                "CREATE TEMPORARY TABLE t (id INT) > ",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON ONLY \"T 1\" (a) > INDEX \"T 1\"",
                "CREATE INDEX i ON app . t (a) > INDEX app.t",
                "ALTER TABLE IF EXISTS ONLY t ADD COLUMN a INT > ALTER t",
                "ALTER INDEX i RENAME TO j > ",
                "DROP TABLE IF EXISTS a, /* and */ b.c CASCADE > DROP a; DROP b.c",
                "DROP INDEX i ON t > INDEX t",
                "DROP INDEX i > ",
                "UPDATE t SET a = 'DROP TABLE t' > "
            })
    void whatAStatementTakesIsReadFromItsBeginning(String statement, String expected) {
        PendingRights rights =
                new PendingRights(TestDatabase.postgreSql().traits().rules());
        rights.add(statement);
        List<String> found = rights.of(List.of()).stream()
                .map(each -> each.right() + " " + each.table())
                .toList();
        assertThat(String.join("; ", found)).isEqualTo(expected == null ? "" : expected);
    }
}
