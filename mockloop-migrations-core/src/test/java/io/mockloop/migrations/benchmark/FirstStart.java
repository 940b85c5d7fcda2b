package io.mockloop.migrations.benchmark;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sqlite.SQLiteDataSource;

/**
 * The first start of a process, or the {@link Floor} of one: prints the nanoseconds of CPU of the thread that makes it.
 * The driver is loaded before.
 */
final class FirstStart {

    private FirstStart() {}

    public static void main(String[] args) throws Exception {
        String url = args[1];
        Path folder = Path.of(args[2]);
        dataSource(url).getConnection().close();
        boolean isFloor = args[0].equals("floor");
        System.out.println(cpu(
                isFloor
                        ? () -> Floor.unchanged(url, folder)
                        : () -> manager(url, folder).migrateToLatest().applied()));
    }

    /** The nanoseconds that this thread spends on a call. */
    static long cpu(Callable<Integer> call) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        call.call();
        return threads.getCurrentThreadCpuTime() - before;
    }

    static MigrationManager manager(String url, Path folder) {
        return MigrationManagerBuilder.forDataSource(dataSource(url))
                .locations("file:" + folder)
                .build();
    }

    private static SQLiteDataSource dataSource(String url) {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }
}
