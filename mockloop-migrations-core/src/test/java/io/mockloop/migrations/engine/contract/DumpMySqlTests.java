package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.stream.Stream;

class DumpMySqlTests extends MySqlDumpTests {

    DumpMySqlTests() {
        super(
                TestDatabase.mySql(),
                "mysql",
                "mysqldump",
                "--loose-set-gtid-purged=OFF",
                "--loose-skip-masking-policies");
    }

    static Stream<String> options() {
        return Stream.of(
                "--routines --events",
                "--single-transaction --routines --triggers --events",
                "--compact --routines --events",
                "--no-autocommit --skip-add-locks --skip-extended-insert --complete-insert --routines --events");
    }

    @Override
    String schema() {
        return "mysql.sql";
    }
}
