package io.mockloop.migrations.settings;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import java.time.Duration;

/**
 * What a database may be at before batches of rows wait for it.
 *
 * @param replicationLag how far PostgreSQL's replicas may be behind; ten seconds by default, not looked at if it is
 *     zero
 * @param threadsRunning how many threads of MySQL or MariaDB may be at work; 25 by default, not looked at if it is 0
 * @param waitForVacuum whether a vacuum of PostgreSQL that is at work on a table of the migration is waited for; yes by
 *     default
 */
public record DataLimits(Duration replicationLag, int threadsRunning, boolean waitForVacuum) {

    /** What is so by default. */
    public static final DataLimits USUAL = new DataLimits(Duration.ofSeconds(10), 25, true);

    /**
     * Checks the values.
     *
     * @throws InvalidSettingException if one is negative
     */
    public DataLimits {
        if (replicationLag.isNegative()) {
            throw wrong("data.max-replication-lag", replicationLag);
        }
        if (threadsRunning < 0) {
            throw wrong("data.max-threads-running", threadsRunning);
        }
    }

    private static InvalidSettingException wrong(String name, Object value) {
        return new InvalidSettingException(Message.of("%s is negative: %s", new SetProperty(name), value), null);
    }

    /** With another lag of replicas. */
    public DataLimits withReplicationLag(Duration lag) {
        return new DataLimits(lag, threadsRunning, waitForVacuum);
    }

    /** With another number of threads. */
    public DataLimits withThreadsRunning(int threads) {
        return new DataLimits(replicationLag, threads, waitForVacuum);
    }

    /** With or without waiting for a vacuum. */
    public DataLimits withWaitForVacuum(boolean waits) {
        return new DataLimits(replicationLag, threadsRunning, waits);
    }
}
