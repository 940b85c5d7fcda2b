package io.mockloop.migrations.engine.backup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only the user can read, if the file system knows of users. */
public final class Private {

    private static final boolean KNOWS_USERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Private() {}

    private static FileAttribute<?>[] attributes(String permissions) {
        return KNOWS_USERS
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes a file, which must not be there. */
    public static Path file(Path file, String text) throws IOException {
        return Files.writeString(Files.createFile(file, attributes("rw-------")), text);
    }

    static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
    }

    static Path temporaryFolder(Path in, String prefix) throws IOException {
        return Files.createTempDirectory(in, prefix, attributes("rwx------"));
    }
}
