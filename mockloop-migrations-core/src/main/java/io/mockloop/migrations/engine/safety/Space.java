package io.mockloop.migrations.engine.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Whether there is room on the disks. */
final class Space {

    private final ToLongFunction<Path> free;

    /** What the operating system says. */
    Space() {
        this(Space::usable);
    }

    /**
     * What something says.
     *
     * @param free how many bytes there are for a folder that is there
     */
    Space(ToLongFunction<Path> free) {
        this.free = free;
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks.
     *
     * @param backups the folder that backups are written to; null if none is made
     */
    void look(SafetyRules rules, @Nullable Path backups, Probe probe) throws SQLException {
        Path file = rules.file(probe.connection()).orElse(null);
        if (file != null) {
            require(
                    file.toAbsolutePath().getParent(),
                    rules.size(probe),
                    "file",
                    file.toString(),
                    Message.of("a rebuild of the database needs as much as it is large. Make room"),
                    probe);
        }
        if (backups != null) {
            require(
                    backups.toAbsolutePath(),
                    rules.size(probe),
                    "folder",
                    backups.toString(),
                    Message.of(
                            "the backup before the run may need as much as the database is large. Make room, or let %s"
                                    + " name another folder",
                            new SetProperty("backup.directory")),
                    probe);
        }
    }

    private void require(@Nullable Path wanted, long bytes, String kind, String object, Message why, Probe probe) {
        Path folder = wanted;
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            return;
        }
        try {
            long room = free.applyAsLong(folder);
            if (room < bytes) {
                probe.problem(
                        "SAFETY_DISK",
                        kind,
                        object,
                        Message.of(
                                "%s: there are %s kB free, and the database has %s kB: %s",
                                folder, room / 1000, bytes / 1000, why));
            }
        } catch (UncheckedIOException e) {
            probe.warning(
                    "SAFETY_UNSEEN",
                    kind,
                    object,
                    Message.of("the room at %s: %s", folder, String.valueOf(e.getCause())));
        }
    }
}
