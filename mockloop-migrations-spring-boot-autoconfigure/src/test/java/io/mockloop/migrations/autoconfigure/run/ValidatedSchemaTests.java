package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.integration.jpa.Price;
import io.mockloop.migrations.autoconfigure.integration.jpa.Prices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

/** What a start says whose Hibernate validates a schema that isn't there. */
@ExtendWith(OutputCaptureExtension.class)
class ValidatedSchemaTests {

    @TempDir
    private Path folder;

    @Test
    void aMigrationThatInjectsARepositoryIsToldOfTheCycle(CapturedOutput output) {
        fail(List.of(SeedPrices.class));

        assertThat(output).contains("""
                        Description:

                        These migrations cannot be created:
                          %s: it is part of a cycle: the migrations -> validatedSchemaTests.SeedPrices -> prices -> \
                        jpaSharedEM_entityManagerFactory -> entityManagerFactory -> the migrations. 'entityManagerFactory' \
                        waits for them, and cannot be made before: Schema validation: missing table [price]
                        Nothing was run. [MIGRATION_NOT_CREATED]

                        Action:

                        Let the migration use the DatabaseConnection that it is given, or inject a JdbcTemplate or \
                        JdbcClient. Or let 'entityManagerFactory' do without the schema: JPA's does with \
                        spring.jpa.hibernate.ddl-auto=none.
                        """.formatted(SeedPrices.class.getName()));
    }

    @Test
    void aMigrationThatInjectsWhatFailsByItselfIsToldOfThatAlone(CapturedOutput output) {
        fail(List.of(SeedByService.class, BrokenService.class));

        assertThat(output)
                .contains(
                        SeedByService.class.getName() + ": IllegalStateException: no such service\n",
                        "Correct what is named: it is made by what was given for it, such as a bean with what that injects.")
                .doesNotContain("cycle");
    }

    @Test
    void aModeThatMigratesAfterHibernateHasLookedIsNamed(CapturedOutput output) {
        fail(List.of(), "--mockloop.migrations.mode=runner");

        assertThat(output)
                .contains(
                        "Hibernate finds another schema than the entities ask for: Schema validation: missing table [price].\n"
                                + "In the mode 'runner' (mockloop.migrations.mode) migrations run when all beans have been made,",
                        "Action:\n\nSet mockloop.migrations.mode=initializer, or leave mockloop.migrations.mode out:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lifecycle | migrations run when all beans have been made | Set mockloop.migrations.mode=initializer, or leave
            validate  | nothing is migrated, and what is pending     | Let the job that migrates this database run first,
            none      | nothing is migrated.                         | Apply what is pending, or set mockloop.migrations.mode=auto.
            """)
    void soIsEachOther(String mode, String what, String action) {
        assertThat(analysis(mode, RecordingMigrationManager.withPending("1"))).satisfies(analysis -> {
            assertThat(analysis.getDescription())
                    .contains("In the mode '%s' (mockloop.migrations.mode) %s".formatted(mode, what));
            assertThat(analysis.getAction()).startsWith(action);
        });
    }

    @Test
    void noModeIsNamedWhereMigrationsRanBeforeOrNever() {
        assertThat(analysis("initializer", RecordingMigrationManager.withPending("1")))
                .isNull();
        assertThat(analysis("auto", RecordingMigrationManager.withPending("1"))).isNull();
        assertThat(analysis("runner", "no manager")).isNull();
    }

    private static @Nullable FailureAnalysis analysis(String mode, Object manager) {
        return new TooEarlyFailureAnalyzer(
                        new StaticListableBeanFactory(Map.of("manager", manager)),
                        new MockEnvironment().withProperty("mockloop.migrations.mode", mode))
                .analyze(new IllegalStateException(new SchemaManagementException("missing table [price]")));
    }

    private void fail(List<Class<?>> beans, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"));
        all.add("--spring.jpa.database-platform=org.hibernate.community.dialect.SQLiteDialect");
        all.add("--spring.jpa.hibernate.ddl-auto=validate");
        all.add("--mockloop.migrations.placeholders.currency=EUR");
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .sources(beans.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .build();
        assertThatException().isThrownBy(() -> application.run(all.toArray(String[]::new)));
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Price.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        DataJpaRepositoriesAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {}

    static final class BrokenService {

        BrokenService() {
            throw new IllegalStateException("no such service");
        }
    }

    @MigrationInfo(version = "3")
    record SeedByService(BrokenService service) implements Migration {
        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }

    @MigrationInfo(version = "3")
    record SeedPrices(Prices prices) implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            prices.count();
        }

        @Override
        public void down(DatabaseConnection db) {}
    }
}
