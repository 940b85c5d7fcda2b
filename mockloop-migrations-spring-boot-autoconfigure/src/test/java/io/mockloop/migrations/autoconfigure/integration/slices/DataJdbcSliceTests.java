package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;

@DataJdbcTest(excludeAutoConfiguration = {FlywayAutoConfiguration.class, LiquibaseAutoConfiguration.class})
class DataJdbcSliceTests extends SliceTests {

    /** Spring Data has none for SQLite. */
    @TestConfiguration
    static class Dialect {
        @Bean
        JdbcDialect dialect() {
            return JdbcPostgresDialect.INSTANCE;
        }
    }
}
