package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.integration.minimal.MinimalApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplicationAotProcessor;

/** The application as a native image would run it: processed at build time, started with what that made. */
@Tag("slow")
@Tag("jdk")
class AheadOfTimeTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "initializer", "lifecycle"})
    void migratesWithWhatWasProcessedAheadOfTime(String mode) throws Exception {
        Path classes = process(mode);
        assertThat(folder.resolve("app.db")).doesNotExist();

        StarterProcess started = StarterProcess.run(
                folder,
                StarterProcess.classPath(classes, folder.resolve("resources")),
                List.of(
                        "-Dspring.aot.enabled=true",
                        MinimalApplication.class.getName(),
                        "--mockloop.migrations.mode=" + mode,
                        "--mockloop.migrations.placeholders.currency=EUR",
                        url()));

        assertThat(started.output())
                .contains("Starting AOT-processed MinimalApplication")
                .contains("Migrations: 2 applied (1, 002)")
                .contains(
                        "mode " + (mode.equals("auto") ? "runner (auto: no bean needs them before readiness)" : mode));
        assertThat(started.exitCode()).isZero();
    }

    @Test
    void runsACommandInPlaceOfWhatWasProcessedAheadOfTime() throws Exception {
        Path classes = process("initializer");

        StarterProcess migrated = StarterProcess.run(
                folder,
                StarterProcess.classPath(classes, folder.resolve("resources")),
                List.of(
                        "-Dspring.aot.enabled=true",
                        MinimalApplication.class.getName(),
                        "db",
                        "migrate",
                        "--mockloop.migrations.placeholders.currency=EUR",
                        url()));

        assertThat(migrated.output())
                .contains("2 migrations applied. The database is at version 002.")
                .doesNotContain("Migrations:");
        assertThat(migrated.exitCode()).isZero();
    }

    @Test
    void keepsTheSqlFiles() throws Exception {
        process("auto");

        try (Stream<Path> files = Files.walk(folder.resolve("resources"))) {
            assertThat(files.filter(file -> file.endsWith("reachability-metadata.json")))
                    .singleElement()
                    .satisfies(metadata -> assertThat(Files.readString(metadata).replace("\\/", "/"))
                            .contains("db/migration/**"));
        }
    }

    private Path process(String mode) throws IOException, InterruptedException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        StarterProcess processed = StarterProcess.run(
                folder,
                StarterProcess.classPath(),
                List.of(
                        SpringApplicationAotProcessor.class.getName(),
                        MinimalApplication.class.getName(),
                        sources.toString(),
                        folder.resolve("resources").toString(),
                        classes.toString(),
                        "com.acme",
                        "minimal",
                        "--mockloop.migrations.mode=" + mode,
                        url()));
        assertThat(processed.exitCode()).as(processed.output()).isZero();
        compile(sources, classes);
        return classes;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-proc:none", "-cp", StarterProcess.classPath(classes), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private String url() {
        return "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db");
    }
}
