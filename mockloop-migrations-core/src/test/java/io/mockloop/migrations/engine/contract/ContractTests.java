package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh database and an empty folder for each test. */
abstract class ContractTests {

    @AutoClose
    final FreshDatabase database;

    @TempDir
    Path path;

    Folder folder;

    ContractTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @BeforeEach
    void openFolder() {
        folder = new Folder(path);
    }

    final MigrationManagerBuilder builder() {
        return MigrationManagerBuilder.forDataSource(database.dataSource()).locations(folder.location());
    }

    final MigrationManager manager() {
        return builder().build();
    }

    final String[] catalogOfUser() {
        return database.catalog("schema_version", "schema_version_log").toArray(String[]::new);
    }
}
