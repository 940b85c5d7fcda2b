package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutableJarConnectionMySqlTests extends ExecutableJarConnectionTests {

    ExecutableJarConnectionMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    String deniedWords() {
        return "Access denied for user";
    }

    @Override
    String noDatabaseWords() {
        return "Access denied for user";
    }

    /** These are told before anything is connected to, and without Connector/J. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql: | jdbc:mysql: names no host: write mysql://host/database, or mariadb://host/database.
            jdbc:mysql:app | jdbc:mysql:app names no host: write mysql://host/database, or mariadb://host/database.
            jdbc:mysql:loadbalance://me:secret@a,b/app | is for MySQL's own driver: name the jar of Connector/J with --classpath.
            mysql://me:secret@localhost:99999/app | The port in jdbc:mysql://localhost:99999/app isn't a number from 1 to 65535.
            """)
    void aUrlThatCannotBeIsRefused(String url, String told) {
        Outcome outcome = run("db", "status", "--url", url);
        assertThat(outcome.err())
                .startsWith("Error: ")
                .contains(told)
                .doesNotContain("secret")
                .hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
