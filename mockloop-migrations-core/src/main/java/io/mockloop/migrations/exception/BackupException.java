package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RestoreBackup;
import org.jspecify.annotations.Nullable;

/** A backup, or a restore, could not be made. */
public final class BackupException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private BackupException(
            String code,
            String what,
            @Nullable String database,
            Consequence left,
            Message advice,
            @Nullable Throwable cause) {
        super(code, what, new Where(database, null, null), left, advice, cause);
    }

    /**
     * What it takes isn't there, so that it wasn't begun.
     *
     * @param what which backup or restore, as the beginning of a sentence
     * @param why a sentence without its full stop
     */
    public static BackupException unavailable(
            String what, String database, String why, Consequence left, Message advice, @Nullable Throwable cause) {
        return new BackupException(
                "BACKUP_UNAVAILABLE",
                "%s cannot be made on %s: %s.".formatted(what, database, words(why)),
                database,
                left,
                advice,
                cause);
    }

    /**
     * A backup was begun, and nothing is left of it.
     *
     * @param what which backup, as the beginning of a sentence
     * @param why a sentence without its full stop
     */
    public static BackupException failed(
            String what, String database, String why, Consequence left, Message advice, @Nullable Throwable cause) {
        return new BackupException(
                "BACKUP_FAILED",
                "%s failed on %s: %s.".formatted(what, database, words(why)),
                database,
                left,
                advice,
                cause);
    }

    /**
     * A file isn't a backup that can be restored here.
     *
     * @param why a sentence without its full stop
     */
    public static BackupException notRestorable(String file, String why, Message advice, @Nullable Throwable cause) {
        return new BackupException(
                "BACKUP_NOT_RESTORABLE",
                "%s cannot be restored: %s.".formatted(file, words(why)),
                null,
                Consequence.NOTHING_DONE,
                advice,
                cause);
    }

    /**
     * A restore was begun.
     *
     * @param why a sentence without its full stop
     */
    public static BackupException restoreFailed(
            String file, String database, String why, Consequence left, Message advice, @Nullable Throwable cause) {
        return new BackupException(
                "RESTORE_FAILED",
                "Restoring %s failed on %s: %s.".formatted(file, database, words(why)),
                database,
                left,
                advice,
                cause);
    }

    /**
     * A process has died while it restored, and what is there now is a part of that.
     *
     * @param safety the backup of what was there before; null if that isn't known
     */
    public static BackupException restoreUnfinished(String database, @Nullable String safety) {
        String before = safety == null ? "" : " What was there before is in %s.".formatted(safety);
        return new BackupException(
                "RESTORE_UNFINISHED",
                "A restore into this database (%s) was begun and did not end: what is in it is a part of a backup.%s"
                        .formatted(database, before),
                database,
                Consequence.NOTHING_DONE,
                safety == null
                        ? Message.of("Restore a backup.")
                        : Message.of(
                                "Restore the backup again, or put back what was there: %s", new RestoreBackup(safety)),
                null);
    }

    /** What tools say ends with a full stop, or doesn't, and may repeat a URL. */
    private static String words(String why) {
        String shown =
                String.join("\n", why.strip().lines().map(SecretText::without).toList());
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }
}
