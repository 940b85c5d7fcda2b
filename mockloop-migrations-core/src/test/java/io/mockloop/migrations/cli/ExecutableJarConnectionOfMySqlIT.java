package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

@Slow
class ExecutableJarConnectionOfMySqlIT extends ExecutableJarOnDatabase {

    ExecutableJarConnectionOfMySqlIT() {
        super(TestDatabase.mySql());
    }

    @Test
    void aWayToLogInThatTheDriverDoesNotHaveIsExplained() {
        JdbcTemplate admin = new JdbcTemplate(database.admin().dataSource());
        admin.execute("CREATE USER old_way IDENTIFIED WITH sha256_password BY 'secret'");
        try {
            Outcome denied = jar.run("db", "status", "--user", "old_way", "--password=secret");
            assertThat(denied.err())
                    .startsWith(ExecutableJarConnectionIT.NO_CONNECTION)
                    .contains("sha256_password", "name the jar of Connector/J with --classpath")
                    .hasLineCount(3);
            assertThat(denied.exitCode()).isEqualTo(1);
        } finally {
            admin.execute("DROP USER old_way");
        }
    }

    /** These are told before anything is connected to, and without Connector/J. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql: | jdbc:mysql: names no host: write mysql://host/database, or mariadb://host/database.
            jdbc:mysql:app | jdbc:mysql:app names no host: write mysql://host/database, or mariadb://host/database.
            jdbc:mysql:loadbalance://me:secret@a,b/app | is for MySQL's own driver: name the jar of Connector/J with --classpath.
            mysql://me:secret@localhost:99999/app | The port in jdbc:mysql://localhost:99999 isn't a number from 1 to 65535.
            """)
    void aUrlThatCannotBeIsRefused(String url, String told) {
        Outcome outcome = jar.run("db", "status", "--url", url);
        assertThat(outcome.err())
                .startsWith("Error: ")
                .contains(told)
                .doesNotContain("secret")
                .hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
