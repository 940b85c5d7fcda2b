package io.mockloop.migrations.engine.contract.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.RealFlyway;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OfDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Files that the database's own client runs, and of which Flyway refuses, tears or loses statements. Each says so in
 * comments at its end: {@code Flyway: } a part of its error, or {@code Flyway loses: } what isn't there afterwards
 * though it reports success; {@code Proof: } a query, {@code Answer: } its one row, and {@code Answer with Flyway: }. A
 * line that is no longer true after an update of Flyway fails here, and goes.
 */
@OnEachDatabase(quick = Database.SQLITE)
class FlywayLossTests extends ContractTests {

    @AutoClose
    final FreshDatabase flyways;

    FlywayLossTests(TestDatabase server) {
        super(server);
        flyways = server.newDatabase();
    }

    static final class Lost extends OfDatabase {
        @Override
        protected Stream<Path> of(Traits traits) {
            return traits.goldenFolders().stream()
                    .map(folder -> Golden.of(FlywayLossTests.class, "lost/" + folder))
                    .flatMap(folder -> Golden.in(folder).stream());
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Lost.class)
    void aFileThatFlywayLosesStatementsOfRunsWhole(Path file) throws IOException {
        String text = Files.readString(file);
        folder.with("V1__lost.sql", text);
        RealFlyway flyway = new RealFlyway(flyways);
        Optional<String> error = note(text, "Flyway");
        if (error.isPresent()) {
            assertThatThrownBy(() -> flyway.migrate(path, Map.of()))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining(error.get());
        } else {
            assertThat(note(text, "Flyway loses")).isPresent();
            assertThat(flyway.migrate(path, Map.of())).containsExactly("V1__lost.sql");
            assertThat(flyways.rows(required(text, "Proof"))).isEqualTo(List.of(required(text, "Answer with Flyway")));
        }

        assertThat(executed(manager().migrateToLatest())).containsExactly("1");

        assertThat(database.rows(required(text, "Proof"))).isEqualTo(List.of(required(text, "Answer")));
    }

    private static String required(String text, String name) {
        return note(text, name).orElseThrow(() -> new AssertionError("There is no line '-- " + name + ": …'"));
    }

    private static Optional<String> note(String text, String name) {
        String start = "-- " + name + ": ";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
