package io.mockloop.migrations.autoconfigure.integration.slices;

import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;

@DataJpaTest(
        properties = "spring.jpa.database-platform=org.hibernate.community.dialect.SQLiteDialect",
        excludeAutoConfiguration = {FlywayAutoConfiguration.class, LiquibaseAutoConfiguration.class})
class DataJpaSliceTests extends SliceTests {}
