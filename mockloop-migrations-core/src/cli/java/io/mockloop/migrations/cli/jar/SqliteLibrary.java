package io.mockloop.migrations.cli.jar;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the native library of SQLite's driver from one call to the next, in a folder that only the user can write. The
 * driver by itself unpacks it, and looks at what kind of system it is on, at each start.
 *
 * <p>Only on Linux with glibc; elsewhere, and if anything is in the way, the driver does as it always does.
 */
final class SqliteLibrary {

    private static final Logger logger = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String NAME = "libsqlitejdbc.so";
    private static final String LIBRARY_PATH = "org.sqlite.lib.path";
    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

    private SqliteLibrary() {}

    static void keep() {
        String resource = resource();
        Path home = home();
        if (resource == null || home == null || System.getProperty(LIBRARY_PATH) != null) {
            return;
        }
        try {
            Path folder = folder(home);
            if (folder != null && isMine(folder)) {
                unpackOnce(resource, folder);
                System.setProperty(LIBRARY_PATH, folder.toString());
                System.setProperty("org.sqlite.lib.name", NAME);
            }
        } catch (IOException | URISyntaxException | UnsupportedOperationException e) {
            logger.debug("SQLite's library cannot be kept", e);
        }
    }

    private static @Nullable String resource() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> hasGlibc("/lib64/ld-linux-x86-64.so.2") ? "org/sqlite/native/Linux/x86_64/" + NAME : null;
            case "aarch64" -> hasGlibc("/lib/ld-linux-aarch64.so.1") ? "org/sqlite/native/Linux/aarch64/" + NAME : null;
            default -> null;
        };
    }

    private static boolean hasGlibc(String loader) {
        return new File(loader).exists();
    }

    /** XDG Base Directory Specification. */
    private static @Nullable Path home() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        if (chosen != null && chosen.startsWith("/")) {
            return Path.of(chosen);
        }
        String user = System.getProperty("user.home", "");
        return user.startsWith("/") && user.length() > 1 ? Path.of(user, ".cache") : null;
    }

    /** Another jar has another folder; none if the classes are in no jar. */
    private static @Nullable Path folder(Path home) throws IOException, URISyntaxException {
        CodeSource source = SqliteLibrary.class.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getPath().endsWith(".jar")) {
            return null;
        }
        File jar = new File(url.toURI());
        String key = Long.toHexString(jar.lastModified()) + "-" + Long.toHexString(jar.length());
        Path folder = home.resolve("mockloop").resolve("sqlite-" + key);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(MINE));
        }
        return folder;
    }

    private static boolean isMine(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(MINE)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    private static void unpackOnce(String resource, Path folder) throws IOException {
        Path library = folder.resolve(NAME);
        if (Files.exists(library, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path part = Files.createTempFile(folder, NAME, ".part");
        try (InputStream content = SqliteLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException(resource + " isn't in the jar");
            }
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
