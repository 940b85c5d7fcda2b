package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What SQLite and its driver say of a file that cannot be a database. */
class NoConnectionSqliteTests {

    @TempDir
    private Path path;

    private String location = "";

    @BeforeEach
    void makeLocation() throws IOException {
        location = "file:" + Files.createDirectory(path.resolve("migrations"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertTold("\\[SQLITE_CANTOPEN.*\\].+", "/nowhere/app.db");
    }

    @Test
    void aFileThatIsNoDatabaseIsToldAsSuch() throws IOException {
        Files.writeString(path.resolve("app.db"), "This is a text that is no database, and long enough to be read.");
        assertTold("\\[SQLITE_NOTADB\\].+", "/app.db");
    }

    @Test
    void aFolderInPlaceOfAFileIsToldAsSuch() {
        assertTold("\\[SQLITE_CANTOPEN.*\\].+", "/migrations");
    }

    @Test
    void aFileThatMayNotBeReadIsToldAsSuch() throws IOException {
        Path file = Files.createFile(path.resolve("app.db"));
        assumeFalse(
                isWindows() || !file.toFile().setReadable(false) || Files.isReadable(file),
                "This user may read every file");
        assertTold("\\[SQLITE_CANTOPEN.*\\].+", "/app.db");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private void assertTold(String words, String file) {
        String url = "jdbc:sqlite:" + path + file;
        MigrationException failure = assertTold(words, new DriverManagerDataSource(url));
        assertThat(failure.description())
                .satisfiesAnyOf(
                        said -> assertThat(said).startsWith("Could not connect to the database at " + url),
                        said -> assertThat(said).startsWith("Migrating failed on the database."));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(500);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertTold(words, pool);
        }
    }

    private MigrationException assertTold(String words, DataSource dataSource) {
        MigrationException failure = ContractTests.failureOf(() -> MigrationManagerBuilder.forDataSource(dataSource)
                .locations(location)
                .build()
                .migrateToLatest());
        assertThat(failure.description()).matches(".+\\.\n" + words);
        return failure;
    }
}
