package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Containers;
import io.mockloop.migrations.testkit.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A server's disk is full: that of the tables alone, since a server that cannot write its own files ends itself. There
 * is room once a file that lies there is gone.
 */
@Slow
class DiskFullOfServersTests {

    private static final Version TWO = Version.of("2");
    private static final String DISK = "/small";
    private static final Map<String, String> SMALL = Map.of(DISK, "rw,size=64m,mode=1777");

    @TempDir
    private Path folder;

    private void run(JdbcDatabaseContainer<?> server, String command) throws IOException, InterruptedException {
        ExecResult result = server.execInContainer("sh", "-c", command);
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
    }

    private static DriverManagerDataSource dataSource(JdbcDatabaseContainer<?> server, String parameters) {
        return new DriverManagerDataSource(
                server.getJdbcUrl() + parameters, server.getUsername(), server.getPassword());
    }

    private MigrationManager manager(DriverManagerDataSource dataSource, String table, String rows) throws IOException {
        Files.writeString(folder.resolve("V1__first.sql"), "CREATE TABLE a (x INT);\n");
        Files.writeString(folder.resolve("V2__filling.sql"), table + ";\n" + rows + ";\n");
        Files.writeString(folder.resolve("U2__filling.sql"), "DROP TABLE b;\n");
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations("file:" + folder)
                .build();
    }

    @Test
    void nothingIsLeftOnPostgreSqlAndTheNextStartTriesAgain() throws IOException, InterruptedException {
        try (PostgreSQLContainer server = new PostgreSQLContainer("postgres:18")) {
            Containers.startOrSkip("A full disk of PostgreSQL's", server.withTmpFs(SMALL));
            run(
                    server,
                    "mkdir /small/tables && chown postgres /small/tables && head -c 60M /dev/zero > /small/ballast");
            DriverManagerDataSource dataSource = dataSource(server, "");
            new JdbcTemplate(dataSource).execute("CREATE TABLESPACE small LOCATION '/small/tables'");
            MigrationManager manager = manager(
                    dataSource,
                    "CREATE TABLE b (x TEXT) TABLESPACE small",
                    "INSERT INTO b SELECT md5(i::text) FROM generate_series(1, 300000) i");
            assertThat(catchThrowable(manager::migrateToLatest))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("V2__filling.sql:2")
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("Check free disk space")
                    .hasMessageContaining("nothing of it is left");
            assertThat(manager.state(TWO)).isEqualTo(RecoveryState.NONE);
            assertThat(manager.currentVersion()).hasValue(Version.of("1"));
            run(server, "rm /small/ballast");
            assertThat(manager.migrateToLatest().executed())
                    .extracting(Executed::version)
                    .containsExactly(TWO);
        }
    }

    @Test
    void whatHadRoomIsNotedOnMySqlAndGoneOnFrom() throws IOException, InterruptedException {
        try (MySQLContainer server = new MySQLContainer("mysql:9").withUsername("root")) {
            server.withCommand("--innodb-directories=" + DISK);
            journalled(server, "?sslMode=DISABLED&allowPublicKeyRetrieval=true");
        }
    }

    @Test
    void whatHadRoomIsNotedOnMariaDbAndGoneOnFrom() throws IOException, InterruptedException {
        try (MariaDBContainer server = new MariaDBContainer("mariadb:11").withUsername("root")) {
            journalled(server, "?sslMode=disable");
        }
    }

    private void journalled(JdbcDatabaseContainer<?> server, String parameters)
            throws IOException, InterruptedException {
        server.withTmpFs(SMALL);
        Containers.startOrSkip("A full disk of a server's", server);
        run(server, "head -c 56M /dev/zero > /small/ballast");
        DriverManagerDataSource dataSource = dataSource(server, parameters);
        MigrationManager manager = manager(
                dataSource,
                "CREATE TABLE b (x TEXT) DATA DIRECTORY = '" + DISK + "'",
                "INSERT INTO b WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
                        + " SELECT REPEAT('x', 1000) FROM n a, n b");
        assertThat(catchThrowable(manager::migrateToLatest))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("V2__filling.sql:2")
                .hasMessageContaining("is full")
                .hasMessageContaining("make room where the server keeps its tables")
                .hasMessageContaining("recover");
        assertThat(manager.state(TWO)).isEqualTo(RecoveryState.FAILED);
        assertThat(catchThrowable(() -> manager.recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("is full");
        assertThat(manager.history())
                .filteredOn(event -> event.state() == MigrationState.FAILED)
                .hasSize(2);
        run(server, "rm /small/ballast");
        assertThat(manager.planRecovery(RecoveryKind.COMPLETE).orElseThrow().done())
                .isEqualTo(1);
        manager.recover(TWO, RecoveryKind.COMPLETE);
        assertThat(manager.status().problems().isValid()).isTrue();
        assertThat(new JdbcTemplate(dataSource).queryForObject("SELECT count(*) FROM b", Integer.class))
                .isEqualTo(150 * 150);
        manager.rollbackMigration(TWO);
        assertThat(manager.currentVersion()).hasValue(Version.of("1"));
    }
}
