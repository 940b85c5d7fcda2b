package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.data.DataMigrationHealth.Progress;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets batches wait for others. The database is asked once for a batch, and not more often than once a second: while it
 * is hard at work each batch waits for some seconds, so that a migration is slowed, and never stopped by what goes on
 * for ever. What is asked of the user's own is asked until it agrees. All workers of a run ask one: what the database
 * said to one of them in the last second is so for the others, and the user's own are asked by one at a time.
 */
final class Health {

    private static final Logger logger = LoggerFactory.getLogger(Health.class);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final Duration FOR_DATABASE = Duration.ofSeconds(5);

    private final String what;
    private final Subject subject;
    private final List<DataMigrationHealth> own;
    private final Slowdown slowdown;
    private final LongSupplier nanoTime;
    private boolean isBlind;
    private @Nullable Long askedNanos;
    private @Nullable String problem;
    private @Nullable Long slowSinceNanos;
    private boolean saidUnseen;

    /**
     * What is gone through.
     *
     * @param table the table whose rows are counted; null if they are those of a query
     */
    record Subject(String version, @Nullable String table) {}

    /** Is told what batches wait for. */
    @FunctionalInterface
    interface Slowdown {
        /**
         * They wait for something, which may be what they did before.
         *
         * @param reason null if for nothing
         */
        void by(@Nullable String reason);
    }

    /**
     * That of one migration.
     *
     * @param what the migration, for people
     * @param subject the same for what is asked
     * @param own the user's
     * @param slowdown is told what is waited for
     * @param nanoTime a clock
     */
    Health(String what, Subject subject, List<DataMigrationHealth> own, Slowdown slowdown, LongSupplier nanoTime) {
        this.what = what;
        this.subject = subject;
        this.own = own;
        this.slowdown = slowdown;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits until a batch may begin, or the run is cancelled.
     *
     * @param pace what it has waited for before, by its own pace; null if nothing
     * @param database asks the database
     */
    void await(Checkpoint at, @Nullable String pace, SqlSupplier<Load> database, Waiting waiting) throws SQLException {
        Progress progress = new Progress(subject.version(), subject.table(), at.rows(), at.total());
        boolean isSlowed = false;
        String ofDatabase = problemOfDatabase(database);
        if (ofDatabase != null) {
            isSlowed = true;
            slowed(ofDatabase);
            if (!waiting.pause(FOR_DATABASE)) {
                return;
            }
        }
        for (DataMigrationHealth each : own) {
            for (Answer answer = ask(each, progress); answer.reason() != null; answer = ask(each, progress)) {
                isSlowed = true;
                slowed(answer.reason());
                if (!waiting.pause(answer.pause())) {
                    return;
                }
            }
        }
        if (!isSlowed) {
            goesOn();
            slowdown.by(pace);
        }
    }

    private synchronized Answer ask(DataMigrationHealth each, Progress progress) {
        return each.check(progress);
    }

    private synchronized @Nullable String problemOfDatabase(SqlSupplier<Load> database) {
        long now = nanoTime.getAsLong();
        if (isBlind) {
            return null;
        }
        if (askedNanos != null && now - askedNanos < BETWEEN_QUESTIONS.toNanos()) {
            return problem;
        }
        askedNanos = now;
        try {
            Load load = database.get();
            if (load.unseen() != null && !saidUnseen) {
                saidUnseen = true;
                logger.info("{} doesn't wait for what it cannot see: {}", what, load.unseen());
            }
            problem = load.problem();
        } catch (SQLException e) {
            isBlind = true;
            problem = null;
            logger.info("{} doesn't look any more at how hard the database is at work: {}", what, e.getMessage());
        }
        return problem;
    }

    /** Batches wait for their own pace, which is no news to the log. */
    void paced(String pace) {
        slowdown.by(pace);
    }

    private synchronized void slowed(String reason) {
        slowdown.by(reason);
        if (slowSinceNanos == null) {
            slowSinceNanos = nanoTime.getAsLong();
            logger.info("{} waits between its batches: {}", what, reason);
        }
    }

    private synchronized void goesOn() {
        if (slowSinceNanos != null) {
            Duration slow = Duration.ofNanos(nanoTime.getAsLong() - slowSinceNanos);
            slowSinceNanos = null;
            logger.info("{} waits no more; that was for {} s", what, RowProgress.number(slow.toSeconds()));
        }
    }
}
