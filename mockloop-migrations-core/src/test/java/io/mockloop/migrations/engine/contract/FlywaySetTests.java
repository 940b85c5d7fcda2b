package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * Sets of files written for Flyway, run by it and by us on a database each: the catalogs and all rows are equal. A set
 * is a folder {@code flyway/<database or all>/<set>} beside this class, its folders {@code 1}, {@code 2}, … the
 * releases of an application: what the next one adds or changes. Each release is run twice.
 */
abstract class FlywaySetTests extends ContractTests {

    private static final String[] HISTORIES = {RealFlyway.HISTORY, "schema_version", "schema_version_log"};

    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "table",
            "orders",
            "currency",
            "EUR",
            "limit",
            "10",
            "Mixed.Case-name",
            "x",
            "statements",
            "INSERT INTO texts VALUES ('one;'); INSERT INTO texts VALUES ('-- two');",
            "off",
            "--",
            "nothing",
            "");

    @AutoClose
    final FreshDatabase flyways;

    FlywaySetTests(TestDatabase server) {
        super(server);
        flyways = server.newDatabase();
    }

    /** The sets that lie in some of the folders. */
    static Stream<Path> setsIn(String... folders) {
        return Stream.of(folders).map(FlywaySetTests::resource).flatMap(FlywaySetTests::list);
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(FlywaySetTests.class.getResource("flyway/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void endsInTheSameCatalogWithTheSameRows(Path set) throws IOException {
        assertThat(list(set)).isNotEmpty();
        for (Path release : list(set).toList()) {
            FileSystemUtils.copyRecursively(release, path);
            List<String> theirs = flyway();
            List<String> ours = ours();
            assertSame(set.relativize(release));
            assertThat(ours).as("scripts run").isEqualTo(theirs).isNotEmpty();
            assertThat(ours()).as("scripts run again").isEqualTo(flyway()).isEmpty();
            assertSame(set.relativize(release));
        }
    }

    private List<String> flyway() {
        return new RealFlyway(flyways).migrate(path, PLACEHOLDERS);
    }

    private List<String> ours() {
        MigrationManager manager = builder().placeholders(PLACEHOLDERS).build();
        return manager.migrateToLatest().executed().stream()
                .map(Executed::script)
                .toList();
    }

    private void assertSame(Path release) {
        assertThat(database.catalog(HISTORIES))
                .as("catalog after release %s", release)
                .containsExactlyElementsOf(flyways.catalog(HISTORIES))
                .isNotEmpty();
        assertThat(database.content(HISTORIES))
                .as("rows after release %s", release)
                .containsExactlyEntriesOf(flyways.content(HISTORIES));
    }
}
