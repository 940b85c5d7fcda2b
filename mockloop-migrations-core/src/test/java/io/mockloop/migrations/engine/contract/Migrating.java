package io.mockloop.migrations.engine.contract;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program that migrates with a pool of one connection, as soon as a file is there. */
public final class Migrating {

    /** What it prints when it waits for the file. */
    public static final String READY = "ready";
    /** What it prints before the number of migrations that it has run. */
    public static final String DONE = "done ";
    /** What it prints before the failure. */
    public static final String FAILED = "failed ";

    private static final String UP = "up";
    private static final String ROLLBACK = "rollback";
    private static final String JAVA = "java";
    private static final String OLDER = "older";

    private Migrating() {}

    /** Applies all that is pending. */
    public static OtherJvm up(FreshDatabase database, Path folder, Path go) {
        return start(database, folder, go, UP, "");
    }

    /** Applies the files, and a Java migration of version 2 that sends two statements. */
    public static OtherJvm upWithJava(FreshDatabase database, Path folder, String first, String second) {
        return start(database, folder, folder, JAVA, first, second);
    }

    /** Undoes all. */
    public static OtherJvm rollback(FreshDatabase database, Path folder) {
        return start(database, folder, folder, ROLLBACK, "");
    }

    /**
     * An older release that is ordered to undo what is ahead of it.
     *
     * @param from the version that the database is said to be at
     * @param pause what the placeholder of this name, a secret one, stands for
     */
    public static OtherJvm older(FreshDatabase database, Path folder, Path go, String from, String pause) {
        return start(database, folder, go, OLDER, from, pause);
    }

    /** Applies all that is pending, in a heap of so many megabytes. */
    public static OtherJvm upInASmallHeap(int megabytes, FreshDatabase database, Path folder) {
        return start(List.of("-Xmx%sm".formatted(megabytes)), database, folder, folder, UP, "");
    }

    private static OtherJvm start(FreshDatabase database, Path folder, Path go, String... what) {
        return start(List.of(), database, folder, go, what);
    }

    private static OtherJvm start(List<String> options, FreshDatabase database, Path folder, Path go, String... what) {
        List<String> arguments = new ArrayList<>(Arrays.asList(database.access().arguments()));
        arguments.add(folder.toString());
        arguments.add(go.toString());
        arguments.addAll(Arrays.asList(what));
        return OtherJvm.start(options, Migrating.class, arguments.toArray(String[]::new));
    }

    /** Started by the methods above. */
    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = DatabaseAccess.of(arguments).pool(1)) {
            MigrationManagerBuilder builder =
                    MigrationManagerBuilder.forDataSource(pool).locations("file:" + arguments[4]);
            if (arguments[6].equals(JAVA)) {
                builder.migrations(new Migration2TwoStatements(arguments[7], arguments[8]));
            }
            if (arguments[6].equals(OLDER)) {
                builder.onFuture(OnFuture.ROLLBACK)
                        .rollbackFrom(Version.of(arguments[7]))
                        .placeholders(Map.of("pause", arguments[8]))
                        .secretPlaceholders("pause");
            }
            MigrationManager manager = builder.build();
            System.out.println(READY);
            while (!Files.exists(Path.of(arguments[5]))) {
                Thread.sleep(5);
            }
            System.out.println(DONE + run(manager, arguments[6]));
        } catch (MigrationException e) {
            System.out.println(FAILED + e.code() + " " + e.getMessage());
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(MigrationManager manager, String what) {
        return what.equals(ROLLBACK)
                ? manager.rollbackToVersion("none").executed().size()
                : manager.migrateToLatest().executed().size();
    }

    /** Two statements. */
    static final class Migration2TwoStatements implements Migration {

        private final String first;
        private final String second;

        Migration2TwoStatements(String first, String second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute(first);
            db.execute(second);
        }

        @Override
        public void down(DatabaseConnection db) {
            throw new UnsupportedOperationException();
        }
    }
}
