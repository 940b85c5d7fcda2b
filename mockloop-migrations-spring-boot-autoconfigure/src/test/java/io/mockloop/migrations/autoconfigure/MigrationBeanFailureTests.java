package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.exception.MigrationException;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Lazy;

/** A migration bean whose collaborators aren't there, as in a test slice. */
class MigrationBeanFailureTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues(
                    "spring.datasource.url=jdbc:sqlite::memory:",
                    "mockloop.migrations.mode=lifecycle",
                    "mockloop.migrations.placeholders.currency=EUR")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class));

    @Test
    void namesTheMigrationAndWhatItNeeds() {
        runner.withBean("addStock", AddStock.class)
                .run(context -> assertThat(context).getFailure().satisfies(failed(failure -> {
                    assertThat(failure.code()).isEqualTo("MIGRATION_NOT_CREATED");
                    assertThat(failure.description())
                            .isEqualTo(
                                    "These migrations cannot be created:\n  %s: its bean 'addStock' needs a bean of type %s,"
                                                    .formatted(AddStock.class.getName(), Warehouse.class.getName())
                                            + " and there is none.\nNothing was run.");
                    assertThat(failure.action())
                            .isEqualTo(
                                    "Declare that bean. A test slice such as @JdbcTest leaves the application's other"
                                            + " components out: give it what its migrations need with @Import(MigrationBeanFailureTests.Warehouse.class).");
                })));
    }

    @Test
    void namesWhatIsMissingFurtherDown() {
        runner.withBean("addStock", AddStock.class)
                .withBean("warehouse", Warehouse.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .satisfies(failed(failure -> assertThat(failure.description())
                                .contains("its bean 'addStock' injects 'warehouse', which needs a bean of type"
                                        + " java.time.Clock, and there is none."))));
    }

    @Test
    void namesThemWhereThereAreTooMany() {
        runner.withBean("addStock", AddStock.class)
                .withBean("north", Warehouse.class, () -> new Warehouse(Clock.systemUTC()))
                .withBean("south", Warehouse.class, () -> new Warehouse(Clock.systemUTC()))
                .run(context -> assertThat(context).getFailure().satisfies(failed(failure -> {
                    assertThat(failure.description())
                            .contains("its bean 'addStock' needs one bean of type " + Warehouse.class.getName()
                                    + ", and there are 2: north, south.");
                    assertThat(failure.action())
                            .isEqualTo("Say which one it is to be: @Qualifier where it is injected, or @Primary"
                                    + " where it is declared.");
                })));
    }

    @Test
    void namesItWhereOnlyAnInstanceTellsItsVersion() {
        runner.withBean("late", Late.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .satisfies(failed(failure -> assertThat(failure.description())
                                .contains(Late.class.getName() + ": its bean 'late' needs a bean of type"))));
    }

    @Test
    void isNotNeededOnceItIsApplied() {
        runner.withPropertyValues("mockloop.migrations.target=2")
                .withBean("addStock", AddStock.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aCheckListsIt() {
        runner.withPropertyValues("mockloop.migrations.mode=none")
                .withBean("late", Late.class)
                .run(context -> assertThat(context.getBean(MigrationManager.class)
                                .validate()
                                .problems())
                        .extracting(Problem::code)
                        .contains("MIGRATION_NOT_CREATED"));
    }

    private static Consumer<Throwable> failed(Consumer<MigrationException> expected) {
        return failure -> {
            Throwable cause = failure;
            while (cause != null && !(cause instanceof MigrationException)) {
                cause = cause.getCause();
            }
            assertThat(cause).isInstanceOfSatisfying(MigrationException.class, expected);
        };
    }

    @Lazy
    record Warehouse(Clock clock) {}

    @MigrationInfo(version = "3")
    record AddStock(Warehouse warehouse) implements Migration {
        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }

    record Late(Warehouse warehouse) implements Migration {
        @Override
        public String version() {
            return "4";
        }

        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }
}
