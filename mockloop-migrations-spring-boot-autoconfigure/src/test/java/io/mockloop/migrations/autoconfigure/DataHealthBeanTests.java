package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The batches of an application. */
class DataHealthBeanTests {

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    private ApplicationContextRunner application() throws IOException {
        Files.writeString(folder.resolve("V1__a.sql"), """
                CREATE TABLE a (id INTEGER PRIMARY KEY, n INT);
                INSERT INTO a VALUES (1, 0), (2, 0), (3, 0);
                """);
        Files.writeString(
                folder.resolve("V2__b.sql"), "-- batch: a.id 2\nUPDATE a SET n = 1 WHERE id BETWEEN :from AND :to;\n");
        return new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "mockloop.migrations.locations=file:" + folder,
                        "mockloop.migrations.data.rows-per-second=1000000",
                        "mockloop.migrations.data.pause=1ms",
                        "mockloop.migrations.data.wait-for-vacuum=false")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, MockLoopMigrationsAutoConfiguration.class));
    }

    @Test
    void beansAreAskedBeforeEachBatch() throws IOException {
        application()
                .withBean("one", DataMigrationHealth.class, () -> progress -> {
                    asked.add("one " + progress.rows());
                    return Answer.healthy();
                })
                .withBean("other", DataMigrationHealth.class, () -> progress -> {
                    asked.add("other " + progress.rows());
                    return asked.size() == 2 ? Answer.waiting("once", Duration.ofMillis(1)) : Answer.healthy();
                })
                .run(context -> context.getBean(MigrationManager.class).migrateToLatest());
        assertThat(asked).startsWith("one 0", "other 0", "one 0", "other 0", "one 2", "other 2");
    }
}
