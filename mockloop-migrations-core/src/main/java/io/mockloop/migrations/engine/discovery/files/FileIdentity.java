package io.mockloop.migrations.engine.discovery.files;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Equal for the same file on disk, found on two ways. The key that comes with a file's attributes tells nearly all
 * files apart; its real path, which takes a system call for each name in it, is asked only if two have one key, as hard
 * links do, which are files of their own.
 */
final class FileIdentity {

    private final Path file;
    private final Object key;

    FileIdentity(Path file, BasicFileAttributes attributes) {
        Object known = attributes.fileKey();
        this.file = file;
        this.key = known == null ? realPath(file) : known; // Windows has no keys
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileIdentity that
                && key.equals(that.key)
                && realPath(file).equals(realPath(that.file));
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            // a link into nowhere; if the file matters, reading it says so
            return file.toAbsolutePath().normalize();
        }
    }
}
