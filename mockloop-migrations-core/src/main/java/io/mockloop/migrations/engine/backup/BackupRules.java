package io.mockloop.migrations.engine.backup;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What backups need from a database. */
public interface BackupRules {

    /** What a backup's name ends with, without the dot. */
    String extension();

    /** Whether a file that begins so can be a backup of this kind of database. */
    boolean isBackup(byte[] beginning);

    /** The database's name; its file if it is one, empty if it lies in memory. */
    String databaseName(Connection connection) throws SQLException;

    /** Finds what making a backup takes, without changing anything. */
    Writer writer(BackupSite site) throws BackupProblem, SQLException;

    /**
     * The same for a backup of what is about to be replaced, maybe since it is broken. What cannot be read of it is
     * left out, and named in the log.
     */
    default Writer safetyWriter(BackupSite site) throws BackupProblem, SQLException {
        return writer(site);
    }

    /** Finds what restoring one takes, without changing anything. */
    Reader reader(BackupSite site) throws BackupProblem, SQLException;

    /** Makes a backup. */
    interface Writer {

        /**
         * Makes one of what is committed, while others write.
         *
         * @param file an empty file
         * @param digest gets all that is written there
         */
        void write(Path file, MessageDigest digest) throws BackupProblem, SQLException;
    }

    /** Restores one. */
    interface Reader {

        /** Whether a failure half-way leaves what was there before. */
        boolean isAllOrNothing();

        /**
         * Replaces all that is in the database.
         *
         * @param safety a backup of what is there, so that whoever finds it half-done can be told of it; null if it is
         *     all or nothing
         */
        void restore(Path file, @Nullable Path safety) throws BackupProblem, SQLException;
    }
}
