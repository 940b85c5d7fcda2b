package io.mockloop.migrations.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class CommandPropertiesTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void optionsCountBeforeWhatTheApplicationSays() {
        application(Map.of(
                "mockloop.migrations.mode", "initializer",
                "mockloop.migrations.table", "own",
                "mockloop.migrations.driver-class-name", "com.acme.Driver",
                "spring.datasource.url", "jdbc:sqlite:own.db",
                "spring.datasource.driver-class-name", "com.acme.Driver",
                "SPRING_DATASOURCE_HIKARI_JDBCURL", "jdbc:sqlite:own.db"));

        add(Map.of("url", "jdbc:sqlite:typed.db", "username", "me", "out-of-order", "true"));

        MigrationProperties properties = Binder.get(environment)
                .bind("mockloop.migrations", MigrationProperties.class)
                .get();
        assertThat(properties.mode()).isEqualTo(MigrationMode.NONE);
        assertThat(properties.table()).isEqualTo("own");
        assertThat(properties.url()).isEqualTo("jdbc:sqlite:typed.db");
        assertThat(properties.driverClassName()).isEmpty();
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:sqlite:typed.db");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("me");
        assertThat(environment.getProperty("spring.datasource.driver-class-name"))
                .isEmpty();
        assertThat(environment.getProperty("spring.datasource.hikari.username")).isNull();
    }

    @Test
    void aPoolsOwnUrlIsReplacedToo() {
        application(Map.of("spring.datasource.hikari.jdbc-url", "jdbc:sqlite:own.db"));

        add(Map.of("url", "jdbc:sqlite:typed.db"));

        assertThat(environment.getProperty("spring.datasource.hikari.jdbc-url")).isEqualTo("jdbc:sqlite:typed.db");
    }

    @Test
    void valuesAndNamesAreTakenAsTheyAreTyped() {
        add(Map.of("password", "a${user.home}\\${b}$", "placeholders.A_b.C", "${user.home}"));

        MigrationProperties properties = Binder.get(environment)
                .bind("mockloop.migrations", MigrationProperties.class)
                .get();
        assertThat(properties.password()).isEqualTo("a${user.home}\\${b}$");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("a${user.home}\\${b}$");
        assertThat(properties.placeholders()).containsExactly(Map.entry("A_b.C", "${user.home}"));
    }

    @Test
    void optionsAreNoProperties() {
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource("db", "migrate", "--version=3", "--app.mode=x"));
        application(Map.of("version", "7"));

        new CommandProperties(Map.of(), Map.of(), List.of("--app.mode=x")).addTo(environment);

        assertThat(environment.getProperty("version")).isEqualTo("7");
        assertThat(environment.getProperty("app.mode")).isEqualTo("x");
    }

    private void application(Map<String, Object> properties) {
        environment.getPropertySources().addLast(new MapPropertySource("application", properties));
    }

    private void add(Map<String, String> options) {
        ConfigurationPropertySources.attach(environment);
        new CommandProperties(options, Map.of("root", "warn"), List.of()).addTo(environment);
    }
}
