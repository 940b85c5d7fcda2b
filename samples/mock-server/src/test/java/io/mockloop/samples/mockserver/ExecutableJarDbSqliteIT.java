package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Here the commands are shown in full. */
class ExecutableJarDbSqliteIT extends ExecutableJarDbIT {

    ExecutableJarDbSqliteIT() {
        super(TestDatabase.sqlite());
    }

    @Slow
    @Test
    void theInterruptKeyDoesTheSame() throws IOException {
        assertThat(endedBy("INT")).isEqualTo(130);
    }

    @Test
    void rollsBackWhereThatIsAgreedTo() {
        assertThat(jar.run("db", "migrate").exitCode()).isZero();

        Outcome refused = jar.run("db", "rollback", "--steps", "1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("AddParsedRequestColumns", "Nothing was changed")
                .contains("--yes");
        assertThat(versions()).containsExactly("1", "2", "3", "4");

        Outcome done = jar.run("db", "rollback", "--version", "2", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).contains("2 migrations undone. The database is at version 2.");
        assertThat(versions()).containsExactly("1", "2");
    }
}
