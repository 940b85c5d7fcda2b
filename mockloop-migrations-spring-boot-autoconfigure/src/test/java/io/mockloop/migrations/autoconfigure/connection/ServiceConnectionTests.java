package io.mockloop.migrations.autoconfigure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class ServiceConnectionTests {

    @Test
    void migrationsFollowAJdbcServiceConnection() {
        JdbcConnectionDetails compose = new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "app";
            }

            @Override
            public String getPassword() {
                return "secret";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://127.0.0.1:32768/app";
            }
        };

        Map<Class<?>, ConnectionDetails> adapted =
                new ConnectionDetailsFactories(getClass().getClassLoader()).getConnectionDetails(compose, false);

        assertThat(adapted.get(MigrationConnectionDetails.class))
                .isEqualTo(new MigrationConnection(
                        "jdbc:postgresql://127.0.0.1:32768/app", "app", "secret", "org.postgresql.Driver"));
    }

    @Test
    void containersHaveAFactory() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                        .load(ConnectionDetailsFactory.class, FailureHandler.handleMessage((message, failure) -> {})))
                .hasAtLeastOneElementOfType(ContainerMigrationConnectionDetailsFactory.class);
    }
}
