package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.integration.minimal.MinimalApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter's own class path, without any of the optional libraries, in a process of its own. */
class MinimalApplicationTests {

    @TempDir
    private Path folder;

    @Test
    void startsWithNothingButTheStarter() throws Exception {
        StarterProcess started = start(List.of(), "--mockloop.migrations.placeholders.currency=EUR");

        assertThat(started.output())
                .containsPattern(
                        "Migrations: 2 applied \\(1, 002\\), now at version 002 on SQLite [0-9.]+, in [0-9]+ ms;"
                                + " mode runner \\(auto: no bean needs them before readiness\\)\\R")
                .doesNotContain("Exception");
        assertThat(started.exitCode()).isZero();
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        StarterProcess started = start(List.of());

        assertThat(started.output())
                .contains(
                        "APPLICATION FAILED TO START",
                        "Description:",
                        "migration_002_add_currency.sql:4",
                        "${currency}")
                .contains("Action:")
                .doesNotContain("\tat ");
        assertThat(started.exitCode()).isEqualTo(1);
    }

    @Test
    void leavesTheDatabaseAloneInATrainingRun() throws Exception {
        StarterProcess started = start(
                List.of("-Dspring.context.exit=onRefresh"),
                "--mockloop.migrations.mode=initializer",
                "--mockloop.migrations.placeholders.currency=EUR");

        assertThat(started.output()).doesNotContain("Migrations:", "HikariPool");
        assertThat(database()).doesNotExist();
    }

    private StarterProcess start(List<String> options, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.add(MinimalApplication.class.getName());
        all.addAll(List.of(arguments));
        all.add("--spring.datasource.url=jdbc:sqlite:" + database());
        return StarterProcess.run(folder, StarterProcess.classPath(), all);
    }

    private Path database() {
        return folder.resolve("app.db");
    }
}
