package io.mockloop.migrations.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a few kilobytes, in memory; a test is skipped, by name, if this user may not mount one. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** One at a folder that isn't there yet. */
    public static SmallDisk at(Path folder, int kilobytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String said = run("mount", "-t", "tmpfs", "-o", "size=%dk".formatted(kilobytes), "tmpfs", folder.toString());
        if (!said.isEmpty()) {
            throw Missing.of("A full disk", said);
        }
        return new SmallDisk(folder);
    }

    /** Makes it larger, with all that is on it. */
    public void grow(int kilobytes) {
        String said = run("mount", "-o", "remount,size=%dk".formatted(kilobytes), folder.toString());
        if (!said.isEmpty()) {
            throw new AssertionError(said);
        }
    }

    /** Nothing if it succeeded. */
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            return code == 0 ? "" : "%s ended with %d: %s".formatted(List.of(command), code, said);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }
}
