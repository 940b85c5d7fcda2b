package io.mockloop.migrations.connection;

import io.mockloop.migrations.exception.ShownUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of an SQLite database. */
public final class SqliteFile {

    private static final String PREFIX = "jdbc:sqlite:";

    private SqliteFile() {}

    /**
     * The file that a URL names and that isn't there; nothing if it is, or if no plain file is named.
     *
     * @throws IllegalArgumentException if it cannot be there, since its folder isn't
     */
    public static Optional<Path> missing(DatabaseUrl url) {
        String name = url.jdbc().substring(PREFIX.length());
        int parameters = name.indexOf('?');
        String path = parameters < 0 ? name : name.substring(0, parameters);
        if (path.isEmpty() || path.startsWith(":") || path.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(path);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new IllegalArgumentException(
                        "The folder of the database %s doesn't exist: make it, or correct --url."
                                .formatted(shown(file)));
            }
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "The database %s is a folder: name a file in it.".formatted(shown(file)));
            }
            return Files.exists(file) ? Optional.empty() : Optional.of(file);
        } catch (InvalidPathException e) {
            // The cause shows it, too.
            throw new IllegalArgumentException(
                    "'%s' is no name of a file: %s".formatted(ShownUrl.ofPath(path), e.getReason()));
        }
    }

    /** A file's name as it may be shown: it may have been meant as another database's URL. */
    public static String shown(Path file) {
        return ShownUrl.ofPath(file.toString());
    }

    /** An empty database that is nowhere. */
    public static DatabaseUrl nowhere() {
        return new DatabaseUrl(PREFIX + ":memory:", null, null);
    }
}
