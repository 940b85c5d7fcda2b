package io.mockloop.migrations.cli.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTests {

    @TempDir
    private Path folder;

    private Map<String, String> read(String name, String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve(name), text).toString());
    }

    private Map<String, String> yaml(String text) throws IOException {
        return read("x.yml", text);
    }

    @Test
    void scalarsOfEveryKindAreTakenAsTheyAreWritten() throws IOException {
        assertThat(yaml("""
                        mockloop.migrations:
                          target: 1.10
                          rollback-from: 20261124093000123456789
                          baseline-version: 007
                          require-down: true
                          baseline-on-migrate: Yes
                          out-of-order: off
                          connect-retries: 3
                          lock.timeout: 30
                          username: no
                          password: 0123
                          placeholders:
                            day: 2026-11-24
                            time: 2026-11-24T06:00:00Z
                            hex: 0x1F
                            float: 1e3
                            sexagesimal: 22:22
                            answer: yes
                            infinity: .inf
                            tagged: !!int 07
                            nothing: ~
                            empty: ""
                            block: |
                              two
                              lines
                        """))
                .containsOnly(
                        Map.entry("target", "1.10"),
                        Map.entry("rollback-from", "20261124093000123456789"),
                        Map.entry("baseline-version", "007"),
                        Map.entry("require-down", "true"),
                        Map.entry("baseline-on-migrate", "true"),
                        Map.entry("out-of-order", "false"),
                        Map.entry("connect-retries", "3"),
                        Map.entry("lock.timeout", "30"),
                        Map.entry("username", "no"),
                        Map.entry("password", "0123"),
                        Map.entry("placeholders.day", "2026-11-24"),
                        Map.entry("placeholders.time", "2026-11-24T06:00:00Z"),
                        Map.entry("placeholders.hex", "0x1F"),
                        Map.entry("placeholders.float", "1e3"),
                        Map.entry("placeholders.sexagesimal", "22:22"),
                        Map.entry("placeholders.answer", "yes"),
                        Map.entry("placeholders.infinity", ".inf"),
                        Map.entry("placeholders.tagged", "07"),
                        Map.entry("placeholders.nothing", ""),
                        Map.entry("placeholders.empty", ""),
                        Map.entry("placeholders.block", "two\nlines\n"));
    }

    @Test
    void whatIsNullIsNotSaid() throws IOException {
        assertThat(
                        yaml(
                                "mockloop.migrations:\n  target: 1\n  table: ~\n  schema:\n---\nmockloop.migrations.target: null\n"))
                .isEmpty();
    }

    @Test
    void namesCanBeNestedOrJoinedByDots() throws IOException {
        assertThat(yaml("""
                        mockloop:
                          migrations.target: 1
                          migrations:
                            lock: {timeout: 5s}
                            cli.enabled: false
                        mockloop.migrations.onFuture: fail
                        mockloop.migrations.on_missing: ignore
                        mockloop.migrations.outoforder: true
                        mockloop.migrations.placeholders:
                          a.b: 1
                          "[c d]": 2
                          E_f: 3
                        """))
                .containsOnly(
                        Map.entry("target", "1"),
                        Map.entry("lock.timeout", "5s"),
                        Map.entry("cli.enabled", "false"),
                        Map.entry("on-future", "fail"),
                        Map.entry("on-missing", "ignore"),
                        Map.entry("out-of-order", "true"),
                        Map.entry("placeholders.a.b", "1"),
                        Map.entry("placeholders.c d", "2"),
                        Map.entry("placeholders.E_f", "3"));
    }

    @Test
    void listsKeepTheirOrderAndOneOfALaterDocumentStandsForTheEarlier() throws IOException {
        assertThat(yaml("""
                        mockloop.migrations:
                          locations: [l, k, j, i, h, g, f, e, d, c, b, a]
                          java-packages: [x, y]
                          secret-placeholders: []
                        ---
                        mockloop.migrations.java-packages:
                          - z
                        ---
                        spring.config.activate.on-profile: [never, neither]
                        mockloop.migrations.locations: nowhere
                        """))
                .containsOnly(
                        Map.entry("locations", "l,k,j,i,h,g,f,e,d,c,b,a"),
                        Map.entry("java-packages", "z"),
                        Map.entry("secret-placeholders", ""));
    }

    @Test
    void propertiesFilesAreReadLikewise() throws IOException {
        assertThat(read("x.properties", """
                        mockloop.migrations.target=1.10
                        mockloop.migrations.require-down=yes
                        mockloop.migrations.locations[1]=b
                        mockloop.migrations.locations[0]=a
                        mockloop.migrations.locations[10]=c
                        mockloop.migrations.placeholders.a-b=1
                        spring.datasource.url=${base}/x
                        base=jdbc:sqlite:
                        """))
                .containsOnly(
                        Map.entry("target", "1.10"),
                        Map.entry("require-down", "true"),
                        Map.entry("locations", "a,b,c"),
                        Map.entry("placeholders.a-b", "1"),
                        Map.entry("url", "jdbc:sqlite:/x"));
    }

    @Test
    void anApplicationsDataSourceCountsWhereNothingElseIsSaid() throws IOException {
        String dataSource = "spring.datasource: {url: 'jdbc:sqlite:a', username: 12, password: 3.40}\n";
        assertThat(yaml(dataSource + "server.port: 8080\nmockloop.mode: other\n"))
                .containsOnly(
                        Map.entry("url", "jdbc:sqlite:a"), Map.entry("username", "12"), Map.entry("password", "3.40"));
        assertThat(yaml(dataSource + "mockloop.migrations: {url: 'jdbc:sqlite:b', username: me}\n"))
                .containsOnly(Map.entry("url", "jdbc:sqlite:b"), Map.entry("username", "me"));
    }

    @ParameterizedTest
    @CsvSource({
        "requre-down, Is it require-down?",
        "taget, Is it target?",
        "onFutur, Is it on-future?",
        "lock, Is it lock.timeout?",
        "lock.time-out.x, Is it lock.timeout?",
        "placeholder.x, Is it placeholders.NAME?",
        "user, Is it username?",
        "no-such-thing, 'There are enabled, mode, '"
    })
    void aMisspeltNameIsNamedWithTheNearestOne(String name, String suggestion) {
        for (String file : new String[] {"x.yml", "x.properties"}) {
            String mark = file.endsWith("s") ? "=" : ": ";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(file, "mockloop.migrations.%s%s1\n".formatted(name, mark)))
                    .withMessageStartingWith("--config: in " + folder.resolve(file) + " there is no property"
                            + " mockloop.migrations." + name + ". " + suggestion);
        }
    }
}
