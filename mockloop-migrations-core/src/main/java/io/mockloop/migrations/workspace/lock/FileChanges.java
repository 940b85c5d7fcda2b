package io.mockloop.migrations.workspace.lock;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of files that belong together: they are made one by one, and all undone if one of them fails, or if
 * {@link #commit} isn't reached. While they are made, no other process makes any in that folder.
 */
public final class FileChanges implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(FileChanges.class);

    private interface Undo {
        void run() throws IOException;
    }

    private final Path lock;
    private final Path temporary;
    private final Deque<Undo> undos = new ArrayDeque<>();
    private boolean committed;

    private FileChanges(Path lock, Path temporary) {
        this.lock = lock;
        this.temporary = temporary;
    }

    /**
     * Begins, and makes the folder if it isn't there.
     *
     * @param folder that of the lock file
     * @throws FilesException if another process is at it
     */
    public static FileChanges in(Path folder) {
        Path lock = LockFile.in(folder);
        Path temporary = folder.resolve(LockFile.NAME + ".tmp");
        FileChanges changes = new FileChanges(lock, temporary);
        try {
            changes.makeFolder(folder);
            changes.claim();
            return changes;
        } catch (FilesException e) {
            changes.undo();
            throw e;
        }
    }

    private void claim() {
        try {
            Files.write(temporary, new byte[0], StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new FilesException(
                    "LOCK_BUSY",
                    "%s is there: another command is changing this folder, or was ended while it did."
                            .formatted(Names.shown(temporary)),
                    "Wait for it; if there is none, delete this file.");
        } catch (IOException e) {
            throw FilesException.unwritable(temporary, e);
        }
    }

    /**
     * Makes a new file, and its folder.
     *
     * @throws FilesException if it is there already, or cannot be written
     */
    public void create(Path file, byte[] content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            makeFolder(folder);
        }
        attempt(file, () -> {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                undos.push(() -> Files.delete(file));
                out.write(content);
            }
        });
    }

    /**
     * Gives a file another name.
     *
     * @throws FilesException if a file has that name, or this one cannot be renamed
     */
    public void move(Path file, Path to) {
        attempt(to, () -> {
            Files.move(file, to);
            undos.push(() -> Files.move(to, file));
        });
    }

    /**
     * Writes other content into a file.
     *
     * @throws FilesException if it cannot be written
     */
    public void replace(Path file, byte[] content) {
        attempt(file, () -> {
            byte[] before = Files.readAllBytes(file);
            undos.push(() -> Files.write(file, before));
            Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        });
    }

    /**
     * Writes the lock file, after which all the changes stay.
     *
     * @throws FilesException if it cannot be written
     */
    public void commit(LockFile content) {
        attempt(lock, () -> {
            Files.write(temporary, content.text().getBytes(StandardCharsets.UTF_8));
            Path target = Files.isSymbolicLink(lock) ? lock.toRealPath() : lock;
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        });
        committed = true;
    }

    private void makeFolder(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw new FilesException(
                    "FILE_EXISTS", "%s is no folder.".formatted(Names.shown(folder)), "Name a folder.");
        }
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            makeFolder(above);
        }
        attempt(folder, () -> {
            Files.createDirectory(folder);
            undos.push(() -> Files.delete(folder));
        });
    }

    private void attempt(Path file, Undo change) {
        try {
            change.run();
        } catch (FileAlreadyExistsException e) {
            throw new FilesException(
                    "FILE_EXISTS",
                    "%s is there already.".formatted(Names.shown(file)),
                    "Move it out of the way, or use it.");
        } catch (IOException e) {
            throw FilesException.unwritable(file, e);
        }
    }

    private void undo() {
        while (!undos.isEmpty()) {
            try {
                undos.pop().run();
            } catch (IOException e) {
                logger.error("A change of a file could not be undone: {}", e.toString());
            }
        }
    }

    /** Undoes what was not committed. */
    @Override
    public void close() {
        if (!committed) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                logger.error("{} could not be deleted; delete it: {}", temporary, e.toString());
            }
            undo();
        }
    }
}
