package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A dump that the database's own program made of a whole schema with its data runs as a migration, and gives the same
 * catalog and rows.
 */
abstract class DumpTests extends ContractTests {

    /** The database that is filled from the dump; {@link #database} is the one that it is made of. */
    @AutoClose
    final FreshDatabase copy;

    @TempDir
    Path work;

    DumpTests(TestDatabase server) {
        super(server);
        copy = server.newDatabase();
    }

    /** Runs a script with the database's own client. */
    abstract void run(Path script);

    /** Dumps {@link #database} with options. */
    abstract void dump(Path into, List<String> options);

    /** A query for all that a dump may change in a session. */
    abstract String settings();

    /** The schema that is dumped, a file beside this class. */
    abstract String schema();

    @ParameterizedTest
    @MethodSource("options")
    void aDumpRunsAsAMigration(String options) {
        fill(schema());
        dump(options);
        folder.with("V2__after.sql", "CREATE TABLE after_dump (id INT);\nINSERT INTO after_dump VALUES (1);\n");
        HikariDataSource pool = copy.pool(1);
        List<?> before = session(pool);
        MigrationManager manager = managerOf(pool);
        assertThat(executed(manager.migrateToLatest())).containsExactly("1", "2");
        assertThat(session(pool)).isEqualTo(before);
        assertCopied();
        assertThat(copy.rows("SELECT id FROM after_dump")).containsExactly("1");
        assertThat(manager.migrateToLatest().executed()).isEmpty();
    }

    final void fill(String script) {
        run(resource("dump/" + script));
    }

    final void dump(String options) {
        dump(
                path.resolve("V1__dump.sql"),
                Stream.of(options.split(" ", -1)).filter(o -> !o.isEmpty()).toList());
    }

    final MigrationManager managerOf(HikariDataSource pool) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build();
    }

    final void assertCopied() {
        assertThat(copy.catalog("schema_version", "schema_version_log", "after_dump"))
                .containsExactlyElementsOf(database.catalog());
        assertThat(rows(copy)).containsExactlyEntriesOf(rows(database));
    }

    final Map<String, List<String>> rows(FreshDatabase from) {
        Map<String, List<String>> rows = from.content("schema_version", "after_dump");
        assertThat(rows).isNotEmpty();
        return rows;
    }

    final List<?> session(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcTemplate(pool).queryForList(settings());
    }

    private static Path resource(String name) {
        Path file = Path.of("src/test/resources/io/mockloop/migrations/engine/contract", name);
        if (!Files.exists(file)) {
            throw new UncheckedIOException(new IOException("There is no " + file.toAbsolutePath()));
        }
        return file;
    }
}
