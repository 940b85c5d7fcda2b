package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite: each database is a file in a temporary folder of its own. */
record SqliteFiles(String journalMode) implements TestDatabase {

    @Override
    public Database kind() {
        return Database.SQLITE;
    }

    @Override
    public Traits traits() {
        return new SqliteTraits();
    }

    @Override
    public FreshDatabase newDatabase() {
        try {
            Path folder = Files.createTempDirectory("mockloop-sqlite");
            SqliteFile database = new SqliteFile(folder, folder.resolve("test.db"));
            database.execute("PRAGMA journal_mode = " + journalMode);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind().displayName() + (journalMode.equals("WAL") ? " in WAL mode" : "");
    }
}
