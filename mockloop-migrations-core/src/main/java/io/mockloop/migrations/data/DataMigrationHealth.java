package io.mockloop.migrations.data;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says, before each batch of rows, whether it may begin: {@code progress -> queue.size() < 1000 ? Answer.healthy() :
 * Answer.waiting("the queue is long", Duration.ofSeconds(10))}. Given to the builder, or a bean.
 *
 * <p>It is called on the thread of the migration, while no transaction is open, and must be quick. What it throws ends
 * the run; the next one goes on behind the last batch.
 */
@FunctionalInterface
public interface DataMigrationHealth {

    /**
     * How far a migration has come.
     *
     * @param version its version
     * @param table the table whose rows are counted; null if they are those of a query
     * @param rows how many are done
     * @param ofRows of how many, when they were counted
     */
    record Progress(String version, @Nullable String table, long rows, long ofRows) {}

    /**
     * Whether the next batch may begin.
     *
     * @param reason why not; null if it may
     * @param pause after what time it is asked again; zero if it may
     */
    record Answer(@Nullable String reason, Duration pause) {

        private static final Answer HEALTHY = new Answer(null, Duration.ZERO);

        /** Checks that something is waited for, and some time. */
        public Answer {
            if (reason != null && (pause.isZero() || pause.isNegative())) {
                throw new IllegalArgumentException("A batch that is to wait waits some time, and not " + pause);
            }
        }

        /** It may begin. */
        public static Answer healthy() {
            return HEALTHY;
        }

        /** It is to wait, and to ask again. */
        public static Answer waiting(String reason, Duration pause) {
            return new Answer(reason, pause);
        }
    }

    /** Asked before each batch, and again after each wait. */
    Answer check(Progress progress);
}
