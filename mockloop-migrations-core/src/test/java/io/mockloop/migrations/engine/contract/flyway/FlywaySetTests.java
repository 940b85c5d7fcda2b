package io.mockloop.migrations.engine.contract.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.RealFlyway;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OfDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.Traits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.util.FileSystemUtils;

/**
 * Sets of files written for Flyway, run by it and by us on a database each: the catalogs and all rows are equal. A set
 * is a folder {@code <database or all>/<set>} beside this class, its folders {@code 1}, {@code 2}, … the releases of an
 * application: what the next one adds or changes. Each release is run twice.
 */
@Slow
@OnEachDatabase
class FlywaySetTests extends ContractTests {

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

    /** Those for all, and those of the database. */
    static final class Sets extends OfDatabase {
        @Override
        protected Stream<Path> of(Traits traits) {
            return Stream.concat(Stream.of("all"), traits.goldenFolders().stream())
                    .map(folder -> Golden.of(FlywaySetTests.class, folder))
                    .flatMap(folder -> Golden.in(folder).stream());
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Sets.class)
    void endsInTheSameCatalogWithTheSameRows(Path set) throws IOException {
        assertThat(Golden.in(set)).isNotEmpty();
        for (Path release : Golden.in(set)) {
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
