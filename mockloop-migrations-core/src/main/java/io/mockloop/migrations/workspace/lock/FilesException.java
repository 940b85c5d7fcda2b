package io.mockloop.migrations.workspace.lock;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.MigrationException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files are left as they are, since what was asked for cannot be done to them. */
public final class FilesException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final Consequence UNCHANGED = new Consequence(Kind.NOTHING_DONE, "Nothing was changed.");

    private FilesException(String code, String what, String action, @Nullable Throwable cause) {
        super(code, what, cause == null ? UNCHANGED : Consequence.NOT_BEGUN, Message.of(action), cause);
    }

    /**
     * Says why not.
     *
     * @param code one of those of {@code docs/errors.md}
     */
    public FilesException(String code, String description, String action) {
        this(code, description, action, null);
    }

    /** A file or folder that cannot be read. */
    public static FilesException unreadable(Path file, IOException cause) {
        return new FilesException(
                "UNREADABLE_FILE",
                "%s cannot be read (%s).".formatted(Names.shown(file), reason(cause)),
                "Make it readable to this process.",
                cause);
    }

    /** A file or folder that cannot be written. */
    static FilesException unwritable(Path file, IOException cause) {
        return new FilesException(
                "UNWRITABLE_FILE",
                "%s cannot be written (%s).".formatted(Names.shown(file), reason(cause)),
                "Make the folder writable to this process, and see that the disk has room.",
                cause);
    }

    /** Whether something else can be asked for; otherwise a file could not be read or written. */
    public boolean isRefusal() {
        return getCause() == null;
    }

    private static String reason(IOException cause) {
        return cause.getClass().getSimpleName();
    }
}
