package io.mockloop.migrations.engine.contract.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Dump programs that aren't there, or go wrong. */
@OnEachDatabase(that = That.IS_A_SERVER)
class ToolFaultTests extends BackupSuite {

    @TempDir
    private Path temporary;

    private OwnTools tools;
    private String dump;

    ToolFaultTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void applyTheFirst() {
        tools = new OwnTools(temporary.resolve("tools"), database.kind());
        dump = tools.names().dump();
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n");
        manager().migrateToLatest();
        folder.with("V2__b.sql", "-- backup: true\nCREATE TABLE b (id INT);\n");
    }

    private MigrationException refused() {
        MigrationException failure = failureOf(() -> manager(tools.folder()).migrateToLatest());
        assertThat(failure)
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith("The backup before migration 2 (V2__b.sql) ")
                .hasMessageContaining("Nothing was run.");
        assertThat(applied()).containsExactly("1");
        assertThat(files()).isEmpty();
        return failure;
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        MigrationException failure = refused();
        assertThat(failure.code()).isEqualTo("BACKUP_UNAVAILABLE");
        assertThat(failure)
                .hasMessageContaining(dump)
                .hasMessageContaining("is not in " + tools.folder())
                .hasMessageContaining("mockloop.migrations.backup.tool-path");
    }

    @Test
    void oneThatIsOlderThanTheServerIsRefused() {
        tools.write(dump, "echo '" + dump + " Ver 5.1 (PostgreSQL) 5.1 " + mariaDbOrNot() + "'\n");
        MigrationException failure = refused();
        assertThat(failure.code()).isEqualTo("BACKUP_UNAVAILABLE");
        assertThat(failure).hasMessageContaining("is of version 5.1, older than the server, " + product());
        assertThat(failureOf(() -> manager(tools.folder()).plan()).code()).isEqualTo("BACKUP_UNAVAILABLE");
    }

    private String mariaDbOrNot() {
        return dump.startsWith("maria") ? "from 5.1-MariaDB" : "";
    }

    @Test
    void oneOfAnotherProductIsRefused() {
        tools.write(
                dump, "echo '" + dump + " Ver 99.1 " + (dump.startsWith("mysql") ? "from 99.1-MariaDB" : "") + "'\n");
        assertThat(refused()).hasMessageContaining("is another product's: ");
    }

    @Test
    void oneThatHangsIsEnded() throws IOException {
        Path pid = temporary.resolve("pid");
        tools.script(dump, "echo $$ > '" + pid + "'; sleep 600 & wait");
        MigrationException failure = failureOf(() -> backingUp()
                .backupToolPath(tools.complete())
                .backupTimeout(Duration.ofSeconds(1))
                .build()
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("BACKUP_FAILED");
        assertThat(failure)
                .hasMessageContaining("was ended, since it took longer than 1 s")
                .hasMessageContaining("mockloop.migrations.backup.timeout");
        assertThat(files()).isEmpty();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void oneThatFailsLateLeavesNothing() {
        tools.script(dump, "\"$real\" \"$@\"; echo 'write error: No space left on device' >&2; exit 3");
        assertThat(refused().code()).isEqualTo("BACKUP_FAILED");
        assertThat(refused())
                .hasMessageContaining("ended with exit code 3\nwrite error: No space left on device. Nothing was run.");
    }

    @Test
    void whatFloodsStandardErrorIsReadAndCut() {
        String flood = "head -c 3000000 /dev/zero | tr '\\0' 'x' >&2\n";
        tools.script(dump, flood + "echo >&2; echo last words >&2; exit 1");
        assertThat(refused().getMessage()).hasSizeLessThan(4000).contains("last words");
        tools.script(dump, flood + "exec \"$real\" \"$@\"");
        manager(tools.complete()).migrateToLatest();
        assertThat(files()).hasSize(2);
    }

    @Test
    void passwordsAreInNoArgumentsAndNoFileIsLeft() throws IOException {
        Path seen = temporary.resolve("seen");
        String note = "echo \"$@\" >> '" + seen + "'; exec \"$real\" \"$@\"";
        Stream.concat(Stream.of(dump, tools.names().client()), tools.names().others().stream())
                .forEach(name -> tools.script(name, note));
        Path backup = manager(tools.folder()).backup().file();
        manager(tools.folder()).restore(backup);
        assertThat(Files.readString(seen)).isNotEmpty().doesNotContainPattern("\\b" + database.password() + "\\b");
        assertThat(files()).allMatch(file -> file.getFileName().toString().startsWith("backup_v1_"));
    }

    @Test
    void aDataSourceThatDoesNotTellItsPasswordIsNamed() {
        assumeTrue(database.kind() != Database.MARIADB, "MariaDB's driver tells it itself");
        DataSource silent = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return database.access().connect();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        MigrationException failure = failureOf(() -> MigrationManagerBuilder.forDataSource(silent)
                .locations(folder.location())
                .backupDirectory(backups)
                .build()
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("BACKUP_UNAVAILABLE");
        assertThat(failure)
                .hasMessageContaining("doesn't tell the password")
                .hasMessageContaining("BackupProvider")
                .hasMessageContaining("mockloop.migrations.password");
    }

    @Test
    void aPoolsPasswordIsUsed() {
        MigrationManagerBuilder.forDataSource(database.pool(1))
                .locations(folder.location())
                .backupDirectory(backups)
                .build()
                .migrateToLatest();
        assertThat(files()).hasSize(2);
    }
}
