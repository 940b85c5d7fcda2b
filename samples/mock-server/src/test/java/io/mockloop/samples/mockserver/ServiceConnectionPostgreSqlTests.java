package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.connection.MigrationConnectionDetails;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.testkit.Containers;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.testcontainers.postgresql.PostgreSQLContainer;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(ServiceConnectionPostgreSqlTests.Started.class)
@SpringJUnitConfig
@TestPropertySource(
        properties = {
            "mockloop.migrations.mode=lifecycle",
            "mockloop.migrations.url=jdbc:postgresql://production/app",
            "mockloop.migrations.username=ddl"
        })
class ServiceConnectionPostgreSqlTests {

    @ServiceConnection
    static final PostgreSQLContainer postgresql = new PostgreSQLContainer("postgres:18");

    @AfterAll
    static void stop() {
        postgresql.stop();
    }

    @Test
    void migratesTheContainerThroughTheApplicationsPool(
            @Autowired MigrationManager manager,
            @Autowired MigrationConnectionDetails details,
            @Autowired ManagedDatabase database,
            @Autowired DataSource application) {
        assertThat(details.jdbcUrl()).isEqualTo(postgresql.getJdbcUrl());
        assertThat(database.dataSource()).isSameAs(application);
        assertThat(manager.currentVersion()).hasValue(Version.of("4"));
        assertThat(manager.status().database()).startsWith("PostgreSQL 18");
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.mockloop.samples.mockserver.migration")
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {

        @Bean
        JsonMapper json() {
            return new JsonMapper();
        }
    }

    /** A condition, since Spring asks the engine for the container's image before any method of the test. */
    static class Started implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                Containers.startOrSkip("PostgreSQL as a service connection", postgresql);
                return ConditionEvaluationResult.enabled("it runs");
            } catch (TestAbortedException e) {
                return ConditionEvaluationResult.disabled(e.getMessage());
            }
        }
    }
}
