package io.mockloop.migrations.engine.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTests {

    private static final long SIZE = 5_000_000;

    @TempDir
    Path folder;

    /** A database of five megabytes that is a file, or a server's. */
    private record Sized(@Nullable Path at) implements SafetyRules {
        @Override
        public void constraints(Probe probe) {}

        @Override
        public void dataIntegrity(Probe probe) {}

        @Override
        public void rights(List<NeededRight> needed, Probe probe) {}

        @Override
        public long size(Probe probe) {
            return SIZE;
        }

        @Override
        public Optional<Path> file(Connection connection) {
            return Optional.ofNullable(at);
        }
    }

    private Probe look(ToLongFunction<Path> free, SafetyRules rules, @Nullable Path backups) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Probe probe = new Probe(connection, new Cancellation(), Duration.ofSeconds(10));
            new Space(free).look(rules, backups, probe);
            return probe;
        }
    }

    @Test
    void aRebuildNeedsAsMuchAsTheFileIsLargeAndABackupTheSameWhereItsFolderWillBe() throws SQLException {
        Path file = folder.resolve("app.db");
        Path backups = folder.resolve("not/there/yet");
        assertThat(look(each -> SIZE, new Sized(file), backups).result().isValid())
                .isTrue();
        List<Problem> problems =
                look(each -> SIZE - 1, new Sized(file), backups).result().problems();
        assertThat(problems).extracting(Problem::code).containsExactly("SAFETY_DISK", "SAFETY_DISK");
        assertThat(problems).extracting(Problem::object).containsExactly(file.toString(), backups.toString());
        assertThat(problems.get(1).message())
                .startsWith(folder + ": there are 4999 kB free, and the database has 5000 kB: ")
                .contains("backup.directory");
    }

    @Test
    void aServersDiskIsNotSeenButTheFolderOfBackupsIs() throws SQLException {
        assertThat(look(each -> 0, new Sized(null), null).result().isValid()).isTrue();
        assertThat(look(each -> 0, new Sized(null), folder).result().problems())
                .extracting(Problem::kind)
                .containsExactly("folder");
    }

    @Test
    void aDiskThatCannotBeAskedStopsNobody() throws SQLException {
        ToLongFunction<Path> broken = each -> {
            throw new UncheckedIOException(new IOException("no such store"));
        };
        assertThat(look(broken, new Sized(null), folder).result().warnings())
                .extracting(Problem::message)
                .containsExactly("the room at " + folder + ": java.io.IOException: no such store");
    }
}
