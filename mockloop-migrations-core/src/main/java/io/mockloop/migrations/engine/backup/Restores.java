package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RestoreBackup;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.backup.BackupRules.Reader;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.exception.BackupException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restores backups of files into the database of a call. */
public final class Restores {

    private static final Logger logger = LoggerFactory.getLogger(Restores.class);

    private static final Consequence OLD_DATA_LEFT =
            new Consequence(Kind.ROLLED_BACK, "The database holds what it held before.");
    private static final int BEGINNING = 1024;

    private final Backups backups;

    /** Into the database of these. */
    public Restores(Backups backups) {
        this.backups = backups;
    }

    /**
     * Looks whether a backup can be restored.
     *
     * @throws BackupException if it can't, since it isn't whole, or of something else, or what it takes isn't there
     */
    public RestorePlan plan(Path file) throws SQLException {
        BackupFile backup = BackupFile.of(file.toAbsolutePath().normalize());
        String product = backups.product();
        if (!BackupFile.kind(backup.product()).equals(BackupFile.kind(product))) {
            throw refused(backup, "it is of %s, and the database is %s".formatted(backup.product(), product));
        }
        // its tools are asked for their versions while all of it is read
        Beside<BackupFile> whole = Beside.start("mockloop-backup-checksum", () -> whole(backup));
        try {
            try {
                backups.rules()
                        .reader(backups.site(
                                new Cancellation(), backups.settings().directory()));
            } finally {
                whole.await();
            }
            return new RestorePlan(
                    backup.file(),
                    Files.size(backup.file()),
                    backup.product(),
                    backup.name(),
                    backup.version(),
                    product,
                    backups.databaseName());
        } catch (IOException e) {
            throw unreadable(backup, e);
        } catch (BackupProblem e) {
            throw BackupException.unavailable(
                    "The restore of " + backup.file(), product, e.why(), Consequence.NOTHING_DONE, e.advice(), e);
        }
    }

    private BackupFile whole(BackupFile backup) {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(backup.file()), MessageDigest.getInstance("SHA-256"))) {
            boolean isOfKind = backups.rules().isBackup(in.readNBytes(BEGINNING));
            Tools.copy(in, OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(backup.checksum())) {
                throw refused(backup, "its checksum is another one than was noted when it was made");
            }
            if (!isOfKind) {
                throw refused(backup, "it doesn't begin as a backup of %s does".formatted(backups.product()));
            }
            return backup;
        } catch (IOException e) {
            throw unreadable(backup, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static BackupException unreadable(BackupFile backup, IOException e) {
        return BackupException.notRestorable(
                backup.file().toString(), e.toString(), Message.of("Make it readable."), e);
    }

    private static BackupException refused(BackupFile backup, String why) {
        return BackupException.notRestorable(
                backup.file().toString(), why, Message.of("Name another backup file."), null);
    }

    /**
     * Restores a backup; no transaction is open, and the lock on the history is held.
     *
     * @param before the version that the database is at, for a backup of it; null if none is applied
     * @return the backup that was made of what was there before; null if none was needed
     */
    public @Nullable Path restore(RestorePlan plan, @Nullable Version before, Cancellation cancellation)
            throws SQLException {
        String product = plan.database();
        BackupFile safety = null;
        Path work = null;
        try {
            work = new BackupFolder(backups.settings()).work();
            Reader reader = backups.rules().reader(backups.site(cancellation, work));
            if (reader.isAllOrNothing()) {
                restore(reader, plan, null);
                return null;
            }
            safety = backups.written(before, null, cancellation, true);
            logger.info("What is there now is backed up as {}", safety.file());
            restore(reader, plan, safety.file());
            return safety.file();
        } catch (BackupProblem e) {
            throw BackupException.unavailable(
                    "The restore of " + plan.file(), product, e.why(), Consequence.NOTHING_DONE, e.advice(), e);
        } finally {
            if (work != null) {
                BackupFolder.remove(work);
            }
        }
    }

    private static void restore(Reader reader, RestorePlan plan, @Nullable Path safety) {
        try {
            reader.restore(plan.file(), safety);
        } catch (BackupProblem e) {
            throw failed(reader, plan, safety, e.why(), e.advice(), e);
        } catch (SQLException e) {
            throw failed(reader, plan, safety, DriverWords.of(e).text(), Tools.afterFailure(), e);
        }
    }

    private static BackupException failed(
            Reader reader, RestorePlan plan, @Nullable Path safety, String why, Message advice, Exception cause) {
        String file = plan.file().toString();
        if (safety == null) {
            return BackupException.restoreFailed(file, plan.database(), why, OLD_DATA_LEFT, advice, cause);
        }
        try {
            reader.restore(safety, safety);
            return BackupException.restoreFailed(
                    file,
                    plan.database(),
                    why,
                    new Consequence(
                            Kind.ROLLED_BACK,
                            "What was there before was put back, out of %s, which stays.".formatted(safety)),
                    advice,
                    cause);
        } catch (BackupProblem | SQLException e) {
            cause.addSuppressed(e);
            return BackupException.restoreFailed(
                    file,
                    plan.database(),
                    why,
                    new Consequence(
                            Kind.UNKNOWN,
                            "A part of it is done. What was there before is in %s, and could not be put back yet."
                                    .formatted(safety)),
                    Message.of(
                            "See what it says, and %s, or put back what was there: %s.",
                            Usual.START_AGAIN, new RestoreBackup(safety.toString())),
                    cause);
        }
    }
}
