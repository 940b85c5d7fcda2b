package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.connection.SqliteFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * Keeps a command that only reads from making the file of a database that isn't there: SQLite's driver makes it as soon
 * as it connects.
 *
 * @param application the application's properties
 */
record SqliteReading(PropertyResolver application) {

    private static final String SQLITE = "jdbc:sqlite:";

    /** The options, with an empty database in place of one that isn't there. */
    Map<String, String> of(Map<String, String> options) {
        String url = url(options);
        if (url == null || !url.startsWith(SQLITE)) {
            return options;
        }
        Optional<Path> missing = SqliteFile.missing(DatabaseUrl.of(url));
        if (missing.isEmpty()) {
            return options;
        }
        System.err.printf(
                "The file %s doesn't exist yet: an empty database is shown%n", SqliteFile.shown(missing.get()));
        Map<String, String> replaced = new LinkedHashMap<>(options);
        replaced.put("url", SqliteFile.nowhere().jdbc());
        return replaced;
    }

    private @Nullable String url(Map<String, String> options) {
        String typed = options.get("url");
        if (typed != null) {
            return typed;
        }
        String own = application.getProperty(MigrationProperties.PREFIX + ".url");
        return own == null || own.isBlank() ? application.getProperty("spring.datasource.url") : own;
    }
}
