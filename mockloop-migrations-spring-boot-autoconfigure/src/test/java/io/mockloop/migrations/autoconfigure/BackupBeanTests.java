package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.BackupProvider;
import io.mockloop.migrations.MigrationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The backups of an application. */
class BackupBeanTests {

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "mockloop.migrations.locations=file:" + folder,
                        "mockloop.migrations.backup.directory=" + folder.resolve("backups"),
                        "mockloop.migrations.backup.keep=2")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, MockLoopMigrationsAutoConfiguration.class));
    }

    @BeforeEach
    void applyTheFirst() throws IOException {
        Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (id INT);");
        application().run(context -> context.getBean(MigrationManager.class).migrateToLatest());
        Files.writeString(folder.resolve("V2__b.sql"), "-- backup: true\nCREATE TABLE b (id INT);");
    }

    @Test
    void propertiesSayWhereTheyLie() {
        application().run(context -> {
            context.getBean(MigrationManager.class).migrateToLatest();
            assertThat(folder.resolve("backups")).isDirectoryContaining("glob:**/backup_v1_*.db");
        });
    }

    @Test
    void aBeanMakesThem() {
        application()
                .withBean(BackupProvider.class, () -> request -> {
                    asked.add(request.manager() + " " + request.version());
                    return "snapshot";
                })
                .run(context -> context.getBean(MigrationManager.class).migrateToLatest());
        assertThat(asked).containsExactly("migrationManager 1");
        assertThat(folder.resolve("backups")).doesNotExist();
    }
}
