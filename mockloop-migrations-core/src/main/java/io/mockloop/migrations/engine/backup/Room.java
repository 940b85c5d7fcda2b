package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The room that there is for backups. */
public final class Room {

    /** What nobody can write anything of use into, in bytes. */
    private static final long NONE = 1_000_000;

    private Room() {}

    /** Makes sure that there are so many bytes in the folder for backups, which may not be there yet. */
    public static void require(BackupSettings settings, long bytes) throws BackupProblem {
        Path folder = settings.directory().toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < bytes) {
                throw lacking("the backup takes %d kB".formatted(bytes / 1000), folder, room, null);
            }
        } catch (IOException e) {
            throw new BackupProblem(e.toString(), Message.of("See why, and %s.", Usual.START_AGAIN), e);
        }
    }

    /** A failure, and that there is no room if there is none: what failed doesn't always say so. */
    static BackupProblem explained(BackupProblem failure, Path folder) {
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            return room < NONE ? lacking(failure.why(), folder, room, failure) : failure;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    private static BackupProblem lacking(String why, Path folder, long room, @Nullable Throwable cause) {
        return new BackupProblem(
                "%s, and at %s there are %d kB free".formatted(why, folder, room / 1000),
                Message.of("Make room, or let %s name another folder.", new SetProperty("backup.directory")),
                cause);
    }
}
