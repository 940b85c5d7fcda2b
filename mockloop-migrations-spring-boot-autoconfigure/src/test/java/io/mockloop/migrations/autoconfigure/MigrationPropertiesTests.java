package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MigrationPropertiesTests {

    @Test
    void areReadAsTheyAreWritten() {
        MigrationProperties properties = bind(Map.of(
                "mockloop.migrations.locations", "classpath:db/a,file:migrations",
                "mockloop.migrations.on-future", "rollback",
                "mockloop.migrations.rollback-from", 6,
                "mockloop.migrations.on-missing", "ignore",
                "mockloop.migrations.transaction", "all",
                "mockloop.migrations.placeholders.schema-name", "app",
                "mockloop.migrations.secret-placeholders", "password",
                "mockloop.migrations.lock.timeout", "30s",
                "mockloop.migrations.target", 20261124093000L));

        assertThat(properties.locations()).containsExactly("classpath:db/a", "file:migrations");
        assertThat(properties.onFuture()).isEqualTo(OnFuture.ROLLBACK);
        assertThat(properties.rollbackFrom()).isEqualTo("6");
        assertThat(properties.onMissing()).isEqualTo(OnMissing.IGNORE);
        assertThat(properties.transaction()).isEqualTo(TransactionScope.ALL);
        assertThat(properties.placeholders()).containsExactly(Map.entry("schema-name", "app"));
        assertThat(properties.secretPlaceholders()).containsExactly("password");
        assertThat(properties.lock().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.target()).isEqualTo("20261124093000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outOfOrderMayBeABoolean(boolean value) {
        assertThat(bind(Map.of("mockloop.migrations.out-of-order", value)).outOfOrder())
                .isEqualTo(value ? OutOfOrder.TRUE : OutOfOrder.FALSE);
    }

    /** A configuration file that the command line reads is held to the same modes. */
    @Test
    void theCatalogueKnowsAllModes() {
        assertThat(Settings.ALL)
                .filteredOn(each -> each.name().equals("mode"))
                .singleElement()
                .extracting(Setting::kind)
                .isEqualTo("choice of "
                        + Stream.of(MigrationMode.values())
                                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("|")));
    }

    @Test
    void aModeThatDoesNotExistIsNamed() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("mockloop.migrations.mode", "background")))
                .withMessageContaining("mockloop.migrations.mode");
    }

    @Test
    void doNotShowSecrets() {
        assertThat(bind(Map.of(
                                "mockloop.migrations.password", "secret",
                                "mockloop.migrations.url", "jdbc:x?password=secret",
                                "mockloop.migrations.placeholders.key", "secret"))
                        .toString())
                .doesNotContain("secret");
    }

    private static MigrationProperties bind(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(MigrationProperties.PREFIX, Bindable.of(MigrationProperties.class));
    }

    /** So that a property is one thing, whoever sets it: an application, the command line, or a file given to it. */
    @Test
    void areTheCataloguesSettings() throws IOException {
        JsonNode metadata;
        try (InputStream json = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            metadata = JsonMapper.shared().readTree(json);
        }
        Map<String, Row> rows = new TreeMap<>();
        for (JsonNode each : metadata.get("properties")) {
            String name = each.get("name").stringValue();
            if (name.startsWith("mockloop.migrations.")) {
                rows.put(
                        name.substring("mockloop.migrations.".length()),
                        new Row(
                                byDefault(each.get("defaultValue")),
                                each.get("description").stringValue()));
            }
        }
        rows.remove("placeholders");

        assertThat(rows)
                .containsExactlyInAnyOrderEntriesOf(Settings.ALL.stream()
                        .collect(Collectors.toMap(Setting::name, each -> new Row(each.byDefault(), each.sentence()))));
    }

    private record Row(@Nullable String byDefault, String description) {}

    private static @Nullable String byDefault(@Nullable JsonNode value) {
        if (value != null && value.isArray()) {
            return value.isEmpty() ? null : value.get(0).asString();
        }
        return value == null ? null : value.asString();
    }
}
