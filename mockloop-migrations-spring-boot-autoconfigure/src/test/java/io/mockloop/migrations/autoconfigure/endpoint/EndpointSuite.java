package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.util.function.Consumer;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.ContextIdApplicationContextInitializer;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.web.WebMvcEndpointManagementContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** An application that has the endpoint, over a manager that a test tells what to say. */
abstract class EndpointSuite {

    final RecordingMigrationManager manager =
            RecordingMigrationManager.withPending("5").applied("1", "2");

    final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withPropertyValues(
                    "spring.datasource.url=jdbc:sqlite::memory:",
                    "mockloop.migrations.mode=runner",
                    "management.endpoints.web.exposure.include=migrations",
                    "spring.application.name=mock-server")
            .withInitializer(new ContextIdApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    JacksonEndpointAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class,
                    ManagementContextAutoConfiguration.class,
                    ServletManagementContextAutoConfiguration.class,
                    WebMvcEndpointManagementContextConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class,
                    MigrationsEndpointAutoConfiguration.class))
            .withBean("migrationManager", MigrationManager.class, () -> manager);

    final void withHttp(Consumer<MockMvcTester> test) {
        runner.run(context -> test.accept(http(context)));
    }

    static MockMvcTester http(AssertableWebApplicationContext context) {
        return MockMvcTester.from((WebApplicationContext) context.getSourceApplicationContext());
    }
}
