package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.OfDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import io.mockloop.migrations.testkit.Traits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A dump that the database's own program made of a whole schema with its data runs as a migration, and gives the same
 * catalog and rows.
 */
@OnEachDatabase
class DumpTests extends ContractTests {

    /** The database that is filled from the dump; {@link #database} is the one that it is made of. */
    @AutoClose
    private final FreshDatabase copy;

    @TempDir
    Path work;

    DumpTests(TestDatabase server) {
        super(server);
        copy = server.newDatabase();
    }

    static final class Options extends OfDatabase {
        @Override
        protected Stream<String> of(Traits traits) {
            return traits.dumpOptions().stream();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Options.class)
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

    /** The file says where its tables belong, and does so for everybody; the history is kept where it is configured. */
    @Test
    void aDumpThatNamesItsDatabaseRunsThere() {
        assumeTrue(That.IS_OF_MYSQL.isTrueOf(database), "only dumps of MySQL and MariaDB can name their database");
        fill(schema());
        Map<String, List<String>> rows = rows(database);
        List<String> catalog = database.catalog();
        dump("--routines --events --databases");
        folder.with("V2__after.sql", "CREATE TABLE after_dump (id INT);\n");
        HikariDataSource pool = copy.pool(1);
        List<?> before = session(pool);
        assertThat(executed(managerOf(pool).migrateToLatest())).containsExactly("1", "2");
        assertThat(session(pool)).isEqualTo(before);
        assertThat(rows(database)).isEqualTo(rows);
        assertThat(database.catalog()).isEqualTo(catalog);
        assertThat(copy.catalog("schema_version", "schema_version_log"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("after_dump"));
    }

    /** It is for psql alone: it goes on in another database. */
    @Test
    void aDumpThatConnectsElsewhereIsRefused() {
        assumeTrue(database.kind() == Database.POSTGRESQL, "only psql can connect elsewhere");
        fill(schema());
        dump("--create");
        assertThat(failureOf(managerOf(copy.pool(1))::migrateToLatest))
                .hasMessageContaining("V1__dump.sql:")
                .hasMessageContaining("\\connect");
        assertThat(copy.catalog()).isEmpty();
    }

    /** It is written into the schema's own table, which the session must read again before it knows of it. */
    @Test
    void aVirtualTableCanBeUsedByTheNextMigrationAndTheApplication() {
        assumeTrue(database.kind() == Database.SQLITE, "only SQLite has virtual tables");
        fill("sqlite-fts.sql");
        dump(".dump");
        folder.with("V2__after.sql", "INSERT INTO note VALUES ('four', 'a word');\n");
        HikariDataSource pool = copy.pool(1);
        assertThat(executed(managerOf(pool).migrateToLatest())).containsExactly("1", "2");
        assertThat(copy.rows("SELECT title FROM note WHERE note MATCH 'word OR note'"))
                .containsExactly("one; two", "four");
        assertThat(copy.rows("PRAGMA integrity_check")).containsExactly("ok");
    }

    /** The schema that is dumped, a file beside this class. */
    private String schema() {
        return database.kind().name().toLowerCase(Locale.ROOT) + ".sql";
    }

    private void fill(String script) {
        database.traits().run(database.access(), Golden.of(DumpTests.class, "dump/" + script), work);
    }

    private void dump(String options) {
        List<String> all =
                Stream.of(options.split(" ", -1)).filter(o -> !o.isEmpty()).toList();
        database.traits().dump(database.access(), path.resolve("V1__dump.sql"), work, all);
    }

    private MigrationManager managerOf(HikariDataSource pool) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build();
    }

    private void assertCopied() {
        assertThat(copy.catalog("schema_version", "schema_version_log", "after_dump"))
                .containsExactlyElementsOf(database.catalog());
        assertThat(rows(copy)).containsExactlyEntriesOf(rows(database));
    }

    private Map<String, List<String>> rows(FreshDatabase from) {
        Map<String, List<String>> rows = from.content("schema_version", "after_dump");
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private List<?> session(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcTemplate(pool).queryForList(database.traits().settingsOfDumps());
    }
}
