package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExecutableJarDbSqliteIT extends ExecutableJarDbIT {

    ExecutableJarDbSqliteIT() {
        super(TestDatabase.sqlite());
    }

    @Test
    void theInterruptKeyDoesTheSame() throws IOException {
        assertThat(endedBy("INT")).isEqualTo(130);
    }
}
