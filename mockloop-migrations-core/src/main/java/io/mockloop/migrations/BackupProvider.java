package io.mockloop.migrations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes backups in place of the database's own tools, as by a snapshot of its volume. In an application a bean of this
 * type is used.
 */
@FunctionalInterface
public interface BackupProvider {

    /**
     * What is to be backed up.
     *
     * @param manager the manager's name
     * @param database the database product
     * @param name the database's name; on SQLite its file, empty for one in memory
     * @param version the version that it is at; null if none is applied
     * @param directory where backups are to lie that are files; it may not be there yet
     */
    record Request(
            String manager,
            Database database,
            String name,
            @Nullable Version version,
            Path directory) {}

    /**
     * Makes a backup that is complete when this returns. The lock on the history is held, and no transaction is open.
     *
     * @return where it is, for people, such as the snapshot's name
     * @throws Exception if it cannot be made: the run then stops before the migration
     */
    String backup(Request request) throws Exception;
}
