package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a test leaves that is killed, the next one removes; what another one uses stays. */
@Slow
@OnEachDatabase
class KilledTestTests extends Trying {

    KilledTestTests(TestDatabase server) {
        super(server);
    }

    /** Tests version 2 of the folder. */
    public static void main(String[] arguments) {
        DatabaseAccess access = DatabaseAccess.of(arguments);
        MigrationTester.of(MigrationManagerBuilder.forDataSource(access.dataSource())
                        .locations(arguments[4]))
                .test("2");
    }

    private Folder folder(String name, String second) {
        return new Folder(path.resolve(name))
                .with("V1__first.sql", "CREATE TABLE first (id INT);")
                .with("V2__second.sql", second + ";");
    }

    private OtherJvm start(Folder folder) {
        List<String> arguments = new ArrayList<>(List.of(database.admin().arguments()));
        arguments.add(folder.location());
        return OtherJvm.start(
                List.of("-Djava.io.tmpdir=" + path), KilledTestTests.class, arguments.toArray(String[]::new));
    }

    private List<String> left() {
        return switch (database.kind()) {
            case SQLITE -> files();
            case POSTGRESQL -> names("SELECT datname FROM pg_database WHERE datname ~ '^mockloop_test_\\d{14}_'");
            case MYSQL, MARIADB ->
                names("SELECT schema_name FROM information_schema.schemata"
                        + " WHERE schema_name REGEXP '^mockloop_test_[0-9]{14}_'");
        };
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith("mockloop_test_"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of the process which is at its slow statement; other tests may have theirs on the same server. */
    private List<String> used() {
        return switch (database.kind()) {
            case SQLITE -> files();
            case POSTGRESQL ->
                names("SELECT datname FROM pg_stat_activity WHERE datname LIKE 'mockloop_test_2%'"
                        + " AND query LIKE '%mockloop_slow%'");
            case MYSQL, MARIADB ->
                names("SELECT DISTINCT db FROM information_schema.processlist WHERE db LIKE 'mockloop_test_2%'"
                        + " AND info LIKE '%mockloop_slow%'");
        };
    }

    private List<String> names(String sql) {
        return new JdbcTemplate(database.admin().dataSource()).queryForList(sql, String.class);
    }

    @Test
    void isRemovedByTheNextOne() {
        Folder quick = folder("quick", "CREATE TABLE quick (id INT)");
        List<String> killed;
        try (OtherJvm process = start(folder("slow", database.slowStatement(60)))) {
            process.awaitLine("Migration 1 completed", Duration.ofSeconds(60));
            Await.until(Duration.ofSeconds(60), "the slow statement", () -> !used().isEmpty());
            killed = used();
            try (OtherJvm beside = start(quick)) {
                assertThat(beside.exitCode(Duration.ofSeconds(60))).isZero();
            }
            assertThat(left()).as("what the living one uses").containsAll(killed);
            process.kill();
        }
        database.endRunning("mockloop_slow");
        try (OtherJvm next = start(quick)) {
            assertThat(next.exitCode(Duration.ofSeconds(60))).as(next.output()).isZero();
        }
        assertThat(left()).doesNotContainAnyElementsOf(killed);
    }
}
