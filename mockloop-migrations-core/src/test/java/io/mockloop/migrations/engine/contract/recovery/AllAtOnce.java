package io.mockloop.migrations.engine.contract.recovery;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A process that is killed: it migrates, or recovers, many databases at once. */
public final class AllAtOnce {

    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofMinutes(10);

    private AllAtOnce() {}

    /**
     * What it does to a database.
     *
     * @param kind how it is recovered; null if it is migrated
     * @param isDone what is said of the statement in doubt; null for nothing
     */
    record Task(
            FreshDatabase database,
            Path folder,
            @Nullable RecoveryKind kind,
            @Nullable Boolean isDone) {}

    static OtherJvm start(List<Task> tasks) {
        List<String> arguments = new ArrayList<>();
        for (Task task : tasks) {
            arguments.addAll(List.of(task.database().access().arguments()));
            arguments.add(task.folder().toString());
            arguments.add(task.kind() == null ? "" : task.kind().name());
            arguments.add(task.isDone() == null ? "" : task.isDone().toString());
        }
        return OtherJvm.start(AllAtOnce.class, arguments.toArray(String[]::new));
    }

    /** Of a database; no limit ends what waits for a table. */
    static MigrationManager manager(DataSource dataSource, Path folder) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations("file:" + folder)
                .ddlLockTimeout(LONGER_THAN_ANY_TEST)
                .build();
    }

    /** Started by the method above. */
    public static void main(String[] arguments) {
        for (int i = 0; i < arguments.length; i += 7) {
            DataSource dataSource = DatabaseAccess.of(
                            arguments[i], arguments[i + 1], arguments[i + 2], arguments[i + 3])
                    .dataSource();
            MigrationManager manager = manager(dataSource, Path.of(arguments[i + 4]));
            String kind = arguments[i + 5];
            Boolean isDone = arguments[i + 6].isEmpty() ? null : Boolean.valueOf(arguments[i + 6]);
            new Thread(
                            kind.isEmpty()
                                    ? manager::migrateToLatest
                                    : () -> manager.recover(manager.planRecovery(RecoveryKind.valueOf(kind), isDone)
                                            .orElseThrow()))
                    .start();
        }
    }
}
