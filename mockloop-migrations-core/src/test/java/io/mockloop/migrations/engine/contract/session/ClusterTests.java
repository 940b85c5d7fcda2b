package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Containers;
import io.mockloop.migrations.testkit.Slow;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.mysql.MySQLContainer;

/** A node of a cluster, on each of which a lock is another one. */
class ClusterTests {

    @TempDir
    private Path path;

    @Test
    @Slow
    void oneOfAGroupWithSeveralPrimariesIsNamedWithTheWayOut() {
        try (MySQLContainer node = new MySQLContainer("mysql:9")
                .withTmpFs(Map.of("/var/lib/mysql", "rw"))
                .withUsername("root")
                .withPassword("secret")
                .withCommand(
                        "--plugin-load-add=group_replication.so",
                        "--group-replication-start-on-boot=OFF",
                        "--group-replication-group-name=aadaaaaa-adda-adda-aaaa-aaaaaaaddaaa",
                        "--group-replication-single-primary-mode=OFF")) {
            Containers.startOrSkip("MySQL's group replication", node);
            new Folder(path).with("V1__a.sql", "CREATE TABLE a (id INT);\n");
            try (Logged log = new Logged("io.mockloop.migrations")) {
                MigrationManagerBuilder.forDataSource(
                                new DriverManagerDataSource(node.getJdbcUrl(), node.getUsername(), node.getPassword()))
                        .locations("file:" + path)
                        .build()
                        .migrateToLatest();
                assertThat(log.messages("WARN"))
                        .contains("The server is a node of a group with several primaries, on each of which GET_LOCK is"
                                + " another lock: it keeps out those who migrate by this node alone. Let all migrations"
                                + " connect to the same node (mockloop.migrations.url)");
            }
        }
    }
}
