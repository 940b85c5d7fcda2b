package io.mockloop.samples.mockserver;

import io.mockloop.migrations.settings.OnMissing;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The release that comes after the one that was built: the same jar with two more migrations. */
final class NewerRelease {

    /** A part of the statement of the fifth migration's undo that takes the longer the more labels there are. */
    static final String SLOW = "labels d";

    private static final String ADD_LABELS = """
            -- migrate:up
            CREATE TABLE labels (name VARCHAR(40) NOT NULL PRIMARY KEY);
            INSERT INTO labels (name) VALUES ('new'), ('seen');
            ALTER TABLE request_logs ADD COLUMN label VARCHAR(40);
            UPDATE request_logs SET label = 'new';
            CREATE INDEX idx_request_logs_label ON request_logs (label);

            -- migrate:down
            DROP INDEX idx_request_logs_label;
            UPDATE request_logs SET label = NULL
                WHERE (SELECT count(*) FROM labels a, labels b, labels c, labels d
                    WHERE a.name < b.name AND c.name < d.name) >= 0;
            ALTER TABLE request_logs DROP COLUMN label;
            DROP TABLE labels;
            """;

    private static final String ADD_OWNERS = """
            -- migrate:up
            ALTER TABLE mock_servers ADD COLUMN owner VARCHAR(100);
            UPDATE mock_servers SET owner = 'nobody';
            CREATE INDEX idx_mock_servers_owner ON mock_servers (owner);

            -- migrate:down
            DROP INDEX idx_mock_servers_owner;
            ALTER TABLE mock_servers DROP COLUMN owner;
            """;

    private static final Map<String, String> FILES = Map.of(
            "migration_5_add_labels.sql",
            ADD_LABELS,
            "migration_5_add_labels.mysql.sql",
            withTables(ADD_LABELS),
            "migration_6_add_owners.sql",
            ADD_OWNERS,
            "migration_6_add_owners.mysql.sql",
            withTables(ADD_OWNERS));

    private NewerRelease() {}

    /** Makes it beside the older one, where its libraries are. */
    static Path of(Path older, String name) {
        try {
            Path newer = Files.copy(older, older.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem content = FileSystems.newFileSystem(newer)) {
                write(content.getPath("db", "migration"));
            }
            return newer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies its two migrations once more, without the time that a process takes to start. */
    static void applyAgain(FreshDatabase database, Path folder) {
        try {
            Path migrations = Files.createDirectories(folder.resolve("applied-again"));
            write(migrations);
            MigrationManagerBuilder.forDataSource(database.dataSource())
                    .locations("file:" + migrations)
                    .onMissing(OnMissing.IGNORE)
                    .build()
                    .migrateToLatest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MySQL and MariaDB want to be told which table an index belongs to. */
    private static String withTables(String text) {
        return text.replaceAll("DROP INDEX idx_(request_logs|mock_servers)_\\w+", "$0 ON $1");
    }

    private static void write(Path migrations) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(migrations.resolve(file.getKey()), file.getValue());
        }
    }
}
