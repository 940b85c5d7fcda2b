package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;

class SessionMySqlTests extends SessionTests {

    SessionMySqlTests() {
        super(
                TestDatabase.mySql(),
                List.of(
                        "SET sql_mode = 'ANSI_QUOTES'",
                        "SET foreign_key_checks = 0",
                        "SET time_zone = '+03:00'",
                        "USE information_schema"),
                "SELECT @@sql_mode, @@foreign_key_checks, @@time_zone, DATABASE()");
    }
}
