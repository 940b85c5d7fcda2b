package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What an application that cannot start says to do: what can be done while it cannot. */
@ExtendWith(OutputCaptureExtension.class)
class StartAdviceTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeMigration() throws IOException {
        file = Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (x INT);");
    }

    @Test
    void namesTheCommandThatAcceptsAChange(CapturedOutput output) throws IOException {
        application().run(arguments("schema_version")).close();
        Files.writeString(file, "CREATE TABLE a (y INT);");

        assertThatException().isThrownBy(() -> application().run(arguments("schema_version")));

        assertThat(analysis(output))
                .contains("[CHECKSUM_MISMATCH]", "accept it with java -jar app.jar db repair --version 1.")
                .doesNotContain("MigrationManager");
    }

    @Test
    void namesPropertyAndCommandThatTakeADatabaseOver(CapturedOutput output) {
        application().run(arguments("others")).close();

        assertThatException().isThrownBy(() -> application().run(arguments("schema_version")));

        assertThat(analysis(output))
                .contains(
                        "[NON_EMPTY_DATABASE]",
                        "mockloop.migrations.baseline-on-migrate=true",
                        "or java -jar app.jar db baseline --version V.")
                .doesNotContain("MigrationManager");
    }

    @Test
    void namesTheCommandAndThePropertiesThatRecover(CapturedOutput output) throws IOException {
        Files.writeString(file, "-- transaction: false\nCREATE TABLE a (x INT);\nINSERT INTO b VALUES (1);");
        assertThatException().isThrownBy(() -> application().run(arguments("schema_version")));
        assertThat(analysis(output))
                .contains("java -jar app.jar db recover --version 1 --complete, or start once with"
                        + " mockloop.migrations.recover=complete and mockloop.migrations.recover-version=1")
                .doesNotContain("MigrationManager");
        Files.writeString(file, "-- transaction: false\nCREATE TABLE a (x INT);\nINSERT INTO a VALUES (1);");

        application()
                .run(arguments(
                        "schema_version",
                        "--mockloop.migrations.recover=complete",
                        "--mockloop.migrations.recover-version=1"))
                .close();
        assertThat(output).contains("Migration 1, which had been left half-done, was recovered");
    }

    private static String analysis(CapturedOutput output) {
        return output.toString().substring(output.toString().indexOf("Description:"));
    }

    private String[] arguments(String table, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                "--mockloop.migrations.locations=file:" + folder,
                "--mockloop.migrations.table=" + table));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static SpringApplication application() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {}
}
