package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.PageRules.Loan;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.Shift.Failure;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.PreparedSession;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.DataMigrationException;
import io.mockloop.migrations.exception.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the parts of a migration's rows with several workers, each on a connection and a thread of its own: the
 * first of them is the run itself, on its own connection, which holds the lock. What another one has not finished when
 * its connection ends is done by the rest; if one fails otherwise, all end behind the batch that they are at.
 */
public final class Workers {

    private static final Logger logger = LoggerFactory.getLogger(Workers.class);

    /** How long one that ends is at most noticed later by those who wait. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final int SECONDS_TO_ANSWER = 5;

    private final RunContext context;
    private final Step step;
    private final int wanted;

    /** What became of a try to do a batch. */
    public enum Result {
        /** It is done. */
        GOES_ON,
        /** Nothing of the part is left. */
        DONE,
        /** Somebody else is at the part. */
        TAKEN
    }

    /** One of them. */
    public interface Worker {

        /** Waits until it may do its next batch; outside of a transaction. */
        void await() throws SQLException;

        /** Does the next batch of a part. */
        Result next(Part part) throws Exception;

        /** Where it is, or has failed, is where the run is. */
        void tellPlace();

        /** It does no more, and its connection goes; not called of the run itself. */
        void ended(boolean hasFailed);
    }

    /** Makes a worker on a connection. */
    @FunctionalInterface
    public interface Hiring {
        /**
         * Makes it.
         *
         * @param number from 1, which is the run itself
         * @param context with its connection
         * @param waiting its waits, which end if the others do
         */
        Worker on(int number, RunContext context, Waiting waiting) throws SQLException;
    }

    private Workers(RunContext context, Step step, int wanted) {
        this.context = context;
        this.step = step;
        this.wanted = wanted;
    }

    /**
     * As many as the migration says, or else the setting, and as the database can stand.
     *
     * @param stated what the migration says; 0 if it doesn't
     * @throws DataMigrationException if the pool can never have as many connections
     */
    public static Workers of(RunContext context, Step step, int stated) {
        Engine engine = context.engine();
        int wanted = stated > 0 ? stated : engine.pace().workers();
        int able = engine.pages().workers(wanted);
        if (able < wanted) {
            logger.info(
                    "{} goes through its rows with {} worker, and not {}: {} takes no more at once",
                    step.display(),
                    able,
                    wanted,
                    context.product());
        }
        int rate = engine.pace().rowsPerSecond();
        int count = rate > 0 ? Math.min(able, rate) : able;
        Integer room = count == 1 ? null : DataSourceLogin.of(engine.pool()).mostConnections();
        if (room != null && room > 0 && room < count) { // a pool without a limit says 0, or less
            throw DataMigrationException.noRoom(count, room);
        }
        return new Workers(context, step, count);
    }

    /**
     * Those of a process that shares in the rows of a migration which another one runs: as many as there is room for.
     * None do if rows a second are limited, since that one may change as many.
     *
     * @param stated what the migration says; 0 if it doesn't
     */
    public static Workers beside(RunContext context, Step step, int stated) {
        Engine engine = context.engine();
        int wanted = stated > 0 ? stated : engine.pace().workers();
        int able = engine.pace().rowsPerSecond() > 0 ? 1 : engine.pages().workers(wanted);
        Integer room = able == 1 ? null : DataSourceLogin.of(engine.pool()).mostConnections();
        return new Workers(context, step, room != null && room > 0 ? Math.min(room, able) : able);
    }

    /** How many are wanted. */
    public int wanted() {
        return wanted;
    }

    /**
     * Divides what is left of rows, if there are enough of them for several workers, and notes that they are.
     *
     * @param size how many rows a batch has
     * @return the parts, of which there are none if one worker goes through all of them
     */
    public Divided divide(RowTables tables, State whole, int size, Division.Keys keys) throws Exception {
        List<State> parts = Division.of(whole, wanted, size, keys);
        if (parts.isEmpty()) {
            return Divided.NOT;
        }
        return inTransaction(() -> {
            tables.parts().begin(version(), parts);
            return new Divided(parts, tables.checkpoints().inParts(version(), whole.mark()));
        });
    }

    /**
     * Parts of a migration's rows.
     *
     * @param run which run it is that goes through them; empty if there are none
     */
    public record Divided(List<State> parts, String run) {

        /** One worker goes through all rows. */
        public static final Divided NOT = new Divided(List.of(), "");
    }

    /**
     * Goes on with the parts that there are, and sees to it that nobody else does without knowing that.
     *
     * @param mark what is run for them
     */
    public Divided goOn(RowTables tables, String mark) throws Exception {
        return inTransaction(() -> {
            String run = tables.checkpoints().inParts(version(), mark);
            return new Divided(tables.parts().of(version()), run);
        });
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        Position position = new Position(step.body().name(), 0);
        return new RowTransactions(context, step, () -> position).run(work);
    }

    private Version version() {
        return Objects.requireNonNull(step.version(), "A migration of rows has a version");
    }

    /**
     * Lets them go through parts.
     *
     * @throws Exception what the first of them failed with
     */
    public void run(List<Part> parts, Hiring hiring) throws Exception {
        run(parts, Shift.of(parts), hiring);
    }

    /**
     * Lets them go through parts beside those of the process that runs the migration, until none is left that nobody is
     * at; in any order, so that few want the same.
     *
     * @param isOver whether to end before; asked from time to time
     * @throws Exception what the first of them failed with
     */
    public void runBeside(List<Part> parts, Hiring hiring, SqlSupplier<Boolean> isOver) throws Exception {
        List<Part> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled);
        run(shuffled, Shift.beside(shuffled, isOver), hiring);
    }

    @SuppressWarnings("try") // what is lent is only given back
    private void run(List<Part> parts, Shift shift, Hiring hiring) throws Exception {
        List<Thread> others = new ArrayList<>();
        Waiting waiting = parts.size() == 1 ? context.cancellation()::pause : length -> pause(length, shift);
        Worker first = hiring.on(1, context, waiting);
        try (Loan ignored = context.engine().pages().lend(context.connection())) {
            for (Connection connection : borrowed(Math.min(wanted, parts.size()) - 1)) {
                others.add(started(others.size() + 2, connection, shift, hiring));
            }
            work(first, shift);
            while (others.stream().anyMatch(Thread::isAlive) && pause(GLANCE, shift)) {
                shift.ask();
            }
        } catch (Exception | Error e) {
            shift.fail(first, e);
        } finally {
            others.forEach(Workers::awaitEnd);
        }
        Failure failure = shift.failure();
        if (failure != null) {
            failure.worker().tellPlace();
            rethrow(failure.thrown());
        }
    }

    private static void rethrow(Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (Exception) thrown;
    }

    /** As many connections as the pool gives within its own time. */
    private List<Connection> borrowed(int most) {
        DataSource pool = context.engine().pool();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < most) {
                Connection next = pool.getConnection();
                if (next == context.connection() || all.contains(next)) {
                    throw new SQLException("it has one connection, which it gives to everybody");
                }
                all.add(next);
            }
        } catch (SQLException | RuntimeException e) {
            DataSourceLogin login = DataSourceLogin.of(pool);
            Integer room = login.mostConnections();
            logger.warn(
                    "{} goes through its rows with {} workers, and not {}: {}{} gives no more connections: {}",
                    step.display(),
                    all.size() + 1,
                    most + 1,
                    login.type(),
                    room == null ? "" : ", which has %d at most,".formatted(room),
                    DriverWords.of(e, login.url()).text());
        }
        return all;
    }

    private Thread started(int number, Connection connection, Shift shift, Hiring hiring) {
        Thread thread =
                new Thread(() -> run(number, connection, shift, hiring), "mockloop-migrations-worker-" + number);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run(int number, Connection connection, Shift shift, Hiring hiring) {
        try (connection) {
            Engine engine = context.engine().another().apply(connection);
            engine.inTransactions(transactions -> {
                work(context.on(engine, transactions), number, shift, hiring);
                return true;
            });
            engine.execution().giveBack(connection);
        } catch (SQLException | RuntimeException e) {
            logger.warn(
                    "{}: the connection of worker {} is of no use: {}",
                    step.display(),
                    number,
                    DriverWords.of(e).text());
        }
    }

    @SuppressWarnings("try")
    private void work(RunContext own, int number, Shift shift, Hiring hiring) throws SQLException {
        try (PreparedSession session = PreparedSession.ofWorker(own)) {
            Worker worker = hiring.on(number, own, length -> pause(length, shift));
            boolean hasFailed = true;
            try {
                work(worker, shift);
                hasFailed = false;
            } catch (Exception | Error e) {
                if (!hasLostConnection(own, e)) {
                    shift.fail(worker, e);
                    return;
                }
                logger.warn(
                        "{}: worker {} has lost its connection, and the others do what it had not committed: {}",
                        step.display(),
                        number,
                        DriverWords.of(e).text());
            } finally {
                worker.ended(hasFailed);
            }
        }
    }

    private boolean hasLostConnection(RunContext own, Throwable thrown) {
        if (thrown instanceof Error
                || thrown instanceof MigrationException
                || context.cancellation().isCancelled()) {
            return false;
        }
        try {
            return own.connection().isClosed() || !own.connection().isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return true;
        }
    }

    private boolean pause(Duration length, Shift shift) throws SQLException {
        long end = System.nanoTime() + length.toNanos();
        while (shift.goesOn()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) {
                return true;
            }
            if (!context.cancellation().pause(left.compareTo(GLANCE) < 0 ? left : GLANCE)) {
                return false;
            }
        }
        return false;
    }

    private void work(Worker worker, Shift shift) throws Exception {
        for (Part part = shift.take(); part != null; part = shift.take()) {
            boolean isDone = false;
            try {
                isDone = goThrough(part, worker, shift);
            } finally {
                shift.leave(part, isDone);
            }
        }
    }

    private boolean goThrough(Part part, Worker worker, Shift shift) throws Exception {
        await(worker, shift);
        while (shift.goesOn()) {
            switch (worker.next(part)) {
                case GOES_ON -> await(worker, shift);
                case DONE -> {
                    return true;
                }
                case TAKEN -> {
                    pause(GLANCE, shift);
                    return false;
                }
            }
        }
        return false;
    }

    private static void await(Worker worker, Shift shift) throws SQLException {
        worker.await();
        shift.ask();
    }

    /** The run's own connection isn't given back before, whatever interrupts it. */
    private static void awaitEnd(Thread thread) {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
