package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application whose rows are gone through behind its start. */
class BackgroundStartTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /** What the application sees before it is ready. */
    private static final List<Integer> SEEN = new ArrayList<>();

    @BeforeEach
    void makeFiles() throws IOException {
        SEEN.clear();
        Files.writeString(folder.resolve("V1__a.sql"), """
                CREATE TABLE a (id INTEGER PRIMARY KEY, n INT);
                INSERT INTO a WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 400) SELECT i, 0 FROM r;
                """);
        Files.writeString(
                folder.resolve("V2__b.sql"),
                "-- batch: a.id 4\nUPDATE a SET n = n + 1 WHERE id BETWEEN :from AND :to;\n");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {

        @Bean
        ApplicationRunner looking(JdbcClient jdbc) {
            return arguments -> SEEN.add(done(jdbc));
        }
    }

    private static int done(JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM a WHERE n = 1")
                .query(Integer.class)
                .single();
    }

    private ConfigurableApplicationContext start(String... properties) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.add("--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"));
        arguments.add("--mockloop.migrations.locations=file:" + folder);
        arguments.add("--mockloop.migrations.data.execution=background");
        return application.run(arguments.toArray(String[]::new));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theyAreDoneOnceTheApplicationIsReady(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(SEEN).containsExactly(0);
            MigrationManager manager = context.getBean(MigrationManager.class);
            await("all rows are done")
                    .atMost(LONG)
                    .until(() -> manager.dataMigrations().get(0).state() == MigrationState.APPLIED);
            assertThat(done(context.getBean(JdbcClient.class))).isEqualTo(400);
            assertThat(output).contains("1 with rows in the background", "mode runner (auto");
        }
    }

    @Test
    void theyEndWithTheApplicationAndGoOnWithTheNext() {
        try (ConfigurableApplicationContext context = start("--mockloop.migrations.data.pause=20ms")) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            await("some rows are done").atMost(LONG).until(() -> done(jdbc) > 0);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("mockloop-migrations-migrationManager"));
        try (ConfigurableApplicationContext context = start()) {
            assertThat(SEEN.get(1)).isBetween(1, 399);
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            await("all rows are done").atMost(LONG).until(() -> done(jdbc) == 400);
        }
    }
}
