package io.mockloop.migrations.autoconfigure.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;

/** Where the endpoint is, and by what it answers. */
class EndpointExposureTests extends EndpointSuite {

    @Test
    void hasNoWriteOperation() {
        withHttp(http -> {
            assertThat(http.post().uri("/actuator/migrations")).hasStatus(405);
            assertThat(http.delete().uri("/actuator/migrations/migrationManager/1"))
                    .hasStatus(405);
        });
    }

    @Test
    void answersOverJmx() {
        runner.withPropertyValues(
                        "spring.jmx.enabled=true",
                        "spring.jmx.unique-names=true",
                        "management.endpoints.jmx.exposure.include=migrations")
                .withConfiguration(
                        AutoConfigurations.of(JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class))
                .run(context -> {
                    MBeanServer server = context.getBean(MBeanServer.class);
                    ObjectName name = server.queryNames(
                                    new ObjectName("org.springframework.boot:type=Endpoint,name=Migrations,*"), null)
                            .iterator()
                            .next();
                    assertThat(server.invoke(name, "migrations", new Object[0], new String[0]))
                            .asString()
                            .contains("migrationManager", "UP");
                    assertThat(server.invoke(
                                    name,
                                    "migration",
                                    new Object[] {"migrationManager", new String[] {"db", "migration", "V1__step.sql"}},
                                    new String[] {String.class.getName(), String[].class.getName()}))
                            .asString()
                            .contains("APPLIED");
                });
    }

    @Test
    void isNotThereUnlessExposed() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
    }

    @Test
    void isNotThereWithoutAccess() {
        runner.withPropertyValues("management.endpoint.migrations.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
    }

    @Test
    void isThereForJmxAlone() {
        runner.withPropertyValues(
                        "management.endpoints.web.exposure.include=health",
                        "spring.jmx.enabled=true",
                        "management.endpoints.jmx.exposure.include=migrations")
                .run(context -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
    }
}
