package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;

@JdbcTest(excludeAutoConfiguration = {FlywayAutoConfiguration.class, LiquibaseAutoConfiguration.class})
class JdbcSliceTests extends SliceTests {}
