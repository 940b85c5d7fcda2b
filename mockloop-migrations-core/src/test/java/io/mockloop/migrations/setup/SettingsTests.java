package io.mockloop.migrations.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class SettingsTests {

    private final SimpleDriverDataSource dataSource = new SimpleDriverDataSource();

    private MigrationManagerBuilder builder() {
        return MigrationManagerBuilder.forDataSource(dataSource);
    }

    @Test
    void theBuildersDefaultsAreTheCatalogues() {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Setting<?> each : Settings.ALL) {
            // Locations that are set must exist, the default one need not.
            if (each.byDefault() != null && !each.name().equals("locations")) {
                defaults.put(each.name(), each.byDefault());
            }
        }
        MigrationManagerBuilder set = builder();
        Settings.apply(defaults, set);

        assertThat(set).usingRecursiveComparison().isEqualTo(builder());
    }

    @Test
    void aValueThatIsNoneIsToldWithWhatItCanBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.apply(Map.of("on-future", "perhaps"), builder()))
                .withMessage(
                        "'perhaps' is no value of mockloop.migrations.on-future: it can be ignore, fail, rollback");
    }

    @ParameterizedTest
    @CsvSource({
        "target, version",
        "rollback-from, version",
        "lock.timeout, time",
        "encoding, encoding",
        "transaction, choice of each|all",
        "require-down, choice of true|false",
        "schema, text"
    })
    void eachSaysWhatKindItIs(String name, String kind) {
        assertThat(Settings.ALL)
                .filteredOn(each -> each.name().equals(name))
                .singleElement()
                .extracting(Setting::kind)
                .isEqualTo(kind);
    }

    @Test
    void eachNameStandsOnce() {
        assertThat(Settings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @Test
    void eachOptionSaysItAllInSentences() {
        assertThat(Settings.ALL).extracting(Setting::sentence).allMatch(sentence -> sentence.endsWith("."));
    }
}
