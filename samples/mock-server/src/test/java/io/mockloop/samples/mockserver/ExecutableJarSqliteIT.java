package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class ExecutableJarSqliteIT extends ExecutableJarIT {

    ExecutableJarSqliteIT() {
        super(TestDatabase.sqlite());
    }

    @Test
    void theOneJarHasTheCommands() {
        ExecutableJar jar = ExecutableJar.of(RunningMockServer.JAR, directory)
                .with("SPRING_PROFILES_ACTIVE", "sqlite")
                .with("SPRING_DATASOURCE_URL", database.url());
        assertThat(jar.run("db", "status").out()).contains("Version   4", "Status    UP_TO_DATE");
    }
}
