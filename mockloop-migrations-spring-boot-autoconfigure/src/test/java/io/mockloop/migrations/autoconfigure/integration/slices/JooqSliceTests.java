package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;

@JooqTest(excludeAutoConfiguration = {FlywayAutoConfiguration.class, LiquibaseAutoConfiguration.class})
class JooqSliceTests extends SliceTests {}
