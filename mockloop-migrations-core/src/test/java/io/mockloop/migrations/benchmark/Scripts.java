package io.mockloop.migrations.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SQL files that are measured with. */
final class Scripts {

    private Scripts() {}

    /** Writes as many as are wanted, each with a table and an index. */
    static void write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            Files.writeString(folder.resolve("V%d__create_table_%d.sql".formatted(i, i)), """
                    -- Table number %1$d
                    CREATE TABLE table_%1$d (
                        id INTEGER PRIMARY KEY,
                        name VARCHAR(100) NOT NULL,
                        created_at TIMESTAMP
                    );
                    CREATE INDEX table_%1$d_name ON table_%1$d (name);
                    """.formatted(i));
        }
    }
}
