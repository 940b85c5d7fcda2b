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
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

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
        assertThat(output).contains("mode initializer (auto: EntityManagerFactory 'entityManagerFactory' needs");
    }

    @Test
    void aMigrationMayInjectWhatWaitsForTheSchema() {
        runner.withBean(TemplateMigration.class)
                .withBean(AaaUsesTemplate.class)
                .run(context -> assertThat(
                                context.getBean(MigrationManager.class).currentVersion())
                        .hasValue(Version.of("3")));
    }

    /** Hibernate has its own connection, and no place on the thread is taken from it. */
    @Test
    void aMigrationMayUseTransactionsOfJpaWhichTakeNoPartInIt(CapturedOutput output) {
        runner.withBean(InTransaction.class)
                .withBean(WithoutTransaction.class)
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=none")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(InTransaction.class).seen).containsExactly(250, 250, 301);
                    assertThat(context.getBean(WithoutTransaction.class).seen).containsExactly(300, 300, 301);
                });
        assertThat(output)
                .containsOnlyOnce("Migration 3 (" + InTransaction.class.getName()
                        + ") calls code that has a transaction" + " of its own on another connection")
                .doesNotContain("Migration 4 (" + WithoutTransaction.class.getName() + ") calls");
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
    }

    /** Sees the price by JPA, by a template within its transaction, and by a template behind it. */
    abstract static class JpaMigration implements Migration {

        private final EntityManager entities;
        private final TransactionTemplate transactions;
        private final JdbcTemplate template;
        final List<Integer> seen = new ArrayList<>();

        JpaMigration(EntityManagerFactory entities, PlatformTransactionManager manager, JdbcTemplate template) {
            this.entities = SharedEntityManagerCreator.createSharedEntityManager(entities);
            this.transactions = new TransactionTemplate(manager);
            this.template = template;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("UPDATE price SET cents = 300");
            transactions.executeWithoutResult(status -> {
                seen.add(entities.find(Price.class, 1).cents());
                seen.add(template.queryForObject("SELECT cents FROM price", Integer.class));
            });
            template.update("UPDATE price SET cents = cents + 1");
            seen.add(db.query("SELECT cents FROM price", (row, number) -> row.getInt(1))
                    .get(0));
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("UPDATE price SET cents = 250");
        }
    }

    @MigrationInfo(version = "3")
    static class InTransaction extends JpaMigration {
        InTransaction(EntityManagerFactory entities, PlatformTransactionManager manager, JdbcTemplate template) {
            super(entities, manager, template);
        }
    }

    @MigrationInfo(version = "4", transactional = false)
    static class WithoutTransaction extends JpaMigration {
        WithoutTransaction(EntityManagerFactory entities, PlatformTransactionManager manager, JdbcTemplate template) {
            super(entities, manager, template);
        }
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
