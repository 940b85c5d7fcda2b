package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.integration.jpa.Price;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class JpaTests {

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner = new ApplicationContextRunner();

    @BeforeEach
    void configure() {
        runner = runner.withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "spring.jpa.database-platform=org.hibernate.community.dialect.SQLiteDialect",
                        "spring.jpa.hibernate.ddl-auto=validate",
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class))
                .withUserConfiguration(Application.class);
    }

    @Test
    void hibernateFindsTheSchemaThatItValidates(CapturedOutput output) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            try (EntityManager entities =
                    context.getBean(EntityManagerFactory.class).createEntityManager()) {
                assertThat(entities.find(Price.class, 1).cents()).isEqualTo(250);
            }
        });
        assertThat(output)
                .contains("mode initializer (auto: EntityManagerFactory 'entityManagerFactory' needs");
    }

    @Test
    void aMigrationMayInjectWhatWaitsForTheSchema() {
        runner.withBean(TemplateMigration.class)
                .withBean(AaaUsesTemplate.class)
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).currentVersion())
                        .hasValue(Version.of("3")));
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Price.class)
    static class Application {}

    record AaaUsesTemplate(JdbcTemplate template) {}

    @MigrationInfo(version = "3")
    record TemplateMigration(JdbcTemplate template) implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("UPDATE price SET cents = 300");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("UPDATE price SET cents = 250");
        }
    }
}
