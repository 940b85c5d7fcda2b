package io.mockloop.migrations.engine.contract.backup;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program that makes a backup, or restores one, to be killed. */
public final class BackingUp {

    static final String READY = "ready";
    static final String DONE = "done";

    private BackingUp() {}

    /**
     * Starts it.
     *
     * @param tools the folder of the database's programs; empty for those on the PATH
     * @param file what is to be restored; empty if a backup is to be made
     */
    static OtherJvm start(FreshDatabase database, Path backups, String tools, String file) {
        List<String> arguments = new ArrayList<>(Arrays.asList(database.access().arguments()));
        arguments.addAll(List.of(backups.toString(), tools, file));
        return OtherJvm.start(BackingUp.class, arguments.toArray(String[]::new));
    }

    /** Started by the method above. */
    public static void main(String[] arguments) {
        try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                    .locations("file:" + Path.of(arguments[4]).getParent())
                    .backupDirectory(Path.of(arguments[4]))
                    .backupToolPath(arguments[5].isEmpty() ? null : Path.of(arguments[5]))
                    .build();
            System.out.println(READY);
            if (arguments[6].isEmpty()) {
                manager.backup();
            } else {
                manager.restore(Path.of(arguments[6]));
            }
            System.out.println(DONE);
        } catch (MigrationException e) {
            System.out.println("failed " + e.getMessage());
            System.exit(1);
        }
    }
}
