package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What a start says that gets no connection. */
@ExtendWith(OutputCaptureExtension.class)
class NoConnectionTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"runner", "initializer", "lifecycle", "validate", "none"})
    void isToldInTheDriversWordsInEachMode(String mode, CapturedOutput output) {
        String url = "jdbc:sqlite:" + folder.resolve("nowhere/app.db");

        fail("--spring.datasource.url=" + url, "--mockloop.migrations.mode=" + mode);

        assertThat(output)
                .contains("Description:\n\nCould not connect to the database at " + url + ", tried once.\n"
                        + "[SQLITE_CANTOPEN] Unable to open the database file (unable to open database file)"
                        + " [NO_CONNECTION]\n\nAction:\n\nCheck that the database is up,");
    }

    @Test
    void isToldOfADatabaseForMigrationsAlone(CapturedOutput output) {
        fail(
                "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                "--mockloop.migrations.url=jdbc:postgresql://localhost:1/app?user=me&password=hush");

        assertThat(output)
                .contains("Could not connect to the database at jdbc:postgresql://localhost:1/app", "SQLState 08001")
                .doesNotContain("hush");
    }

    /** Hikari's own words have the whole of it. */
    @Test
    void showsNoPasswordOfAUrlThatADriverDoesNotTake(CapturedOutput output) {
        fail(
                "--spring.datasource.url=jdbc:mariadb://me:hush@localhost:1/app",
                "--spring.datasource.driver-class-name=org.sqlite.JDBC");

        assertThat(output)
                .contains("[NO_CONNECTION]", "give user and password beside the URL")
                .doesNotContain("hush");
    }

    private static void fail(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
        assertThatException().isThrownBy(() -> application.run(arguments));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {}
}
