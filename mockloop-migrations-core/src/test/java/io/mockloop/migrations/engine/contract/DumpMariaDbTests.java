package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.stream.Stream;

class DumpMariaDbTests extends MySqlDumpTests {

    DumpMariaDbTests() {
        super(TestDatabase.mariaDb(), "mariadb", "mariadb-dump");
    }

    static Stream<String> options() {
        return Stream.of(
                "--routines --events",
                "--single-transaction --routines --triggers --events",
                "--skip-add-locks --skip-disable-keys --skip-extended-insert --routines --events",
                "--skip-no-autocommit --complete-insert --routines --events");
    }

    @Override
    String schema() {
        return "mariadb.sql";
    }
}
