package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class CompetingMigrationsTests {

    private final DataSource application = pool("jdbc:sqlite:app.db");

    @Test
    void flywayOnTheSameDatabaseAndFolderIsRefused() {
        Flyway flyway = flyway(application, "classpath:db/migration");

        assertThatExceptionOfType(CompetingMigrationsException.class)
                .isThrownBy(() -> flywayCheck(Map.of()).postProcessBeforeInitialization(flyway, "flyway"))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("COMPETING_MIGRATIONS");
                    assertThat(failure.description())
                            .isEqualTo("Both Flyway and MockLoop Migrations would run the migrations in"
                                    + " classpath:db/migration on the same database. Nothing was run.");
                    assertThat(failure.action())
                            .startsWith("Leave them to one of the two: set spring.flyway.enabled=false or remove"
                                    + " Flyway from the dependencies, or set mockloop.migrations.enabled=false.");
                });
    }

    @Test
    void flywayWithADataSourceOfItsOwnToTheSameDatabaseIsRefused() {
        SimpleDriverDataSource own = new SimpleDriverDataSource();
        own.setUrl("jdbc:sqlite:app.db");
        Flyway flyway = flyway(own, "classpath:db/migration");

        assertThatExceptionOfType(CompetingMigrationsException.class)
                .isThrownBy(() -> flywayCheck(Map.of()).postProcessBeforeInitialization(flyway, "flyway"));
    }

    @Test
    void flywayOnAnotherDatabaseIsLeftAlone() {
        Flyway flyway = flyway(pool("jdbc:sqlite:other.db"), "classpath:db/migration");

        assertThatCode(() -> flywayCheck(Map.of()).postProcessBeforeInitialization(flyway, "flyway"))
                .doesNotThrowAnyException();
    }

    @Test
    void flywayWithAnotherFolderIsLeftAlone() {
        Flyway flyway = flyway(application, "classpath:db/migration");

        assertThatCode(() -> flywayCheck(Map.of("mockloop.migrations.locations", "classpath:db/changes"))
                        .postProcessBeforeInitialization(flyway, "flyway"))
                .doesNotThrowAnyException();
    }

    @Test
    void liquibaseWhoseChangeLogLiesAmongTheMigrationsIsRefused() {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(application);
        liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");

        assertThatCode(() -> liquibaseCheck(Map.of()).postProcessBeforeInitialization(liquibase, "liquibase"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(CompetingMigrationsException.class)
                .isThrownBy(() -> liquibaseCheck(Map.of("mockloop.migrations.locations", "classpath:db/changelog"))
                        .postProcessBeforeInitialization(liquibase, "liquibase"))
                .satisfies(failure -> assertThat(failure.action()).contains("spring.liquibase.enabled=false"));
    }

    private CompetingFlyway flywayCheck(Map<String, String> properties) {
        return new CompetingFlyway(check(properties));
    }

    private CompetingLiquibase liquibaseCheck(Map<String, String> properties) {
        return new CompetingLiquibase(check(properties));
    }

    private CompetitionCheck check(Map<String, String> properties) {
        DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
        beanFactory.registerSingleton("database", new ManagedDatabase(application, application));
        beanFactory.registerSingleton(
                "properties",
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate(MigrationProperties.PREFIX, Bindable.of(MigrationProperties.class)));
        return new CompetitionCheck(
                beanFactory.getBeanProvider(MigrationProperties.class),
                beanFactory.getBeanProvider(ManagedDatabase.class));
    }

    private static Flyway flyway(DataSource dataSource, String location) {
        return Flyway.configure().dataSource(dataSource).locations(location).load();
    }

    private static DataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }
}
