package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB have in common. */
abstract class ExecutableJarOfMySqlTests extends ExecutableJarTests {

    ExecutableJarOfMySqlTests(TestDatabase server) {
        super(server);
    }

    @Override
    DatabaseAccess access() {
        DatabaseAccess access = super.access();
        String separator = access.url().contains("?") ? "&" : "?";
        return new DatabaseAccess(
                access.kind(), access.url() + separator + "sslMode=trust", access.user(), access.password());
    }

    @Test
    void showsWhatIsHalfDoneAndThenWhatWasSettledByHand() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO nowhere VALUES (1);\n");
        String failure = jar.run("db", "migrate").err();
        assertThat(jar.run("db", "status").out())
                .containsPattern("\n1 +a +SQL +FAILED ")
                .doesNotContain("PENDING");
        Outcome repair = jar.run("db", "repair");
        assertThat(repair.exitCode()).isEqualTo(1);
        assertThat(repair.out())
                .contains("is no help here", "left half-done, in state FAILED: mockloop db migrate says");

        database.execute(failure.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("UPDATE "))
                .map(line -> line.substring(0, line.length() - 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(failure)));
        assertThat(jar.run("db", "status").out())
                .contains("Status    UP_TO_DATE")
                .containsPattern("\n1 +a +SQL +APPLIED\n");
    }
}
