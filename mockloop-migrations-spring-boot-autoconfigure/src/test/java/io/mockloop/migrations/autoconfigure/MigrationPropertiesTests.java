package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.setup.ManagerProperties;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MigrationPropertiesTests {

    @Test
    void haveTheirDefaults() {
        MigrationProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new MigrationProperties(
                        true,
                        MigrationMode.AUTO,
                        null,
                        List.of(),
                        null,
                        "schema_version",
                        "latest",
                        TransactionScope.EACH,
                        OutOfOrder.DECLARED,
                        OnFuture.IGNORE,
                        null,
                        OnMissing.FAIL,
                        false,
                        "1",
                        Map.of(),
                        List.of(),
                        true,
                        StandardCharsets.UTF_8,
                        false,
                        new MigrationProperties.Lock(Duration.ofMinutes(10)),
                        0,
                        Duration.ofSeconds(1),
                        null,
                        null,
                        null,
                        null,
                        new MigrationProperties.Cli(true)));
    }

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

    /** So that a file of an application can be given to the command line, which names what there isn't. */
    @Test
    void areAllKnownToTheCommandLine() {
        List<String> names = new ArrayList<>();
        addNames(names, "", MigrationProperties.class);
        assertThat(ManagerProperties.NAMES).containsExactlyInAnyOrderElementsOf(names);
    }

    private static void addNames(List<String> names, String prefix, Class<?> type) {
        for (RecordComponent each : type.getRecordComponents()) {
            String name = prefix + each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (each.getType().isRecord()) {
                addNames(names, name + ".", each.getType());
            } else if (each.getType() != Map.class) {
                names.add(name);
            }
        }
    }
}
