package io.mockloop.migrations.engine.contract.backup;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database that has something of each kind in it, and a folder for backups. */
abstract class BackupSuite extends ContractTests {

    @TempDir
    private Path temporary;

    protected Path backups;

    BackupSuite(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    final void requireToolsAndFolder() {
        database.traits().requireBackupTools();
        backups = temporary.resolve("with spaces").resolve("backups");
    }

    protected final MigrationManagerBuilder backingUp() {
        return builder().backupDirectory(backups);
    }

    protected final MigrationManager manager(Path folderOfTools) {
        return backingUp().backupToolPath(folderOfTools).build();
    }

    /** Version 1. */
    protected final void fill() {
        String file = database.kind().name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream text = BackupSuite.class.getResourceAsStream("/backup/" + file)) {
            folder.with("V1__something_of_each_kind.sql", new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        manager().migrateToLatest();
    }

    /** Version 2, which isn't in a backup of version 1. */
    protected final void change() {
        folder.with("V2__change.sql", """
                CREATE TABLE later (id INT PRIMARY KEY, parent_id INT, FOREIGN KEY (parent_id) REFERENCES parent (id));
                INSERT INTO later VALUES (1, 1);
                CREATE VIEW later_view AS SELECT * FROM later;
                DROP VIEW big;
                UPDATE parent SET name = 'changed' WHERE id = 1;
                DELETE FROM parent WHERE id = 2;
                """);
        manager().migrateToLatest();
    }

    /** All that there is in the folder for backups. */
    protected final List<Path> files() {
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
