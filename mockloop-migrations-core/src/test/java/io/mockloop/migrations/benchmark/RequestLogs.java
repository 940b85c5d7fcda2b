package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A table of many rows, and migrations that go through them. They don't wait for the vacuum that each of them brings
 * on, as they do by default: what it is compared with doesn't, either.
 */
record RequestLogs(FreshDatabase database, DataSource pool, Path folder) {

    static final int ROWS = Integer.getInteger("mockloop.benchmark.rows", 1_000_000);
    private static final int ROWS_OF_INSERT = 1_000;

    void fill() throws SQLException, IOException {
        write(
                1,
                "CREATE TABLE request_logs (id " + (database.kind() == Database.SQLITE ? "INTEGER" : "BIGINT")
                        + " NOT NULL PRIMARY KEY, path VARCHAR(200), query VARCHAR(500), status INT)");
        migrate(1);
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int first = 0; first < ROWS; first += ROWS_OF_INSERT) {
                statement.executeUpdate(IntStream.range(first, first + ROWS_OF_INSERT)
                        .mapToObj(i -> "(%s, '/API/v1/items/%s', 'page=%s&size=20', 0)".formatted(3L * i, i, i))
                        .collect(Collectors.joining(", ", "INSERT INTO request_logs VALUES ", "")));
                connection.commit();
            }
        }
    }

    /** Makes a migration of one statement. */
    void write(int version, String sql) throws IOException {
        Files.writeString(folder.resolve("V%s__logs.sql".formatted(version)), sql + ";\n");
    }

    void migrate(int workers, Migration... migrations) {
        migrate(workers, new MigrationListener() {}, migrations);
    }

    void migrate(int workers, MigrationListener listener, Migration... migrations) {
        MigrationManagerBuilder.forDataSource(pool)
                .locations("file:" + folder)
                .migrations(migrations)
                .listeners(listener)
                .data(pace -> pace.withWorkers(workers).withLimits(limits -> limits.withWaitForVacuum(false)))
                .build()
                .migrateToLatest();
    }

    /** Lets a migration be pending again. */
    void forget(int version) {
        database.execute(
                "DELETE FROM schema_version WHERE version = '%s'".formatted(version),
                "DELETE FROM schema_version_log WHERE version = '%s'".formatted(version));
    }

    /** Rows that the way before has left behind are in nobody's way. */
    void tidy() {
        if (database.kind() == Database.POSTGRESQL) {
            database.execute("VACUUM request_logs");
        }
    }

    void assertAll(int status) {
        assertThat(database.rows("SELECT COUNT(*) FROM request_logs WHERE status = " + status))
                .containsExactly(String.valueOf(ROWS));
    }
}
