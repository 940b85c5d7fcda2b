package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.RowCount;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a run is: on a terminal in one line that is written again and again, else in a line for each migration
 * that is done.
 */
public final class ProgressLine implements MigrationListener {

    private static final long INTERVAL_MILLIS = 200;
    private static final int WIDTH = 78;

    private final PrintStream err;
    private final boolean live;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int number;
    private @Nullable Execution current;
    private int statement;
    private @Nullable RowsBar rows;
    private final Set<String> told = new HashSet<>();
    private boolean isSlowed;
    private long startedNanos;
    private boolean running;

    /**
     * Nothing is printed before a run begins.
     *
     * @param live whether the line can be written again and again
     */
    public ProgressLine(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    @Override
    public void beforeRun(Run run) {
        lock.lock();
        try {
            number = 0;
            running = true;
        } finally {
            lock.unlock();
        }
        if (live) {
            Thread ticker = new Thread(this::tick, "mockloop-progress");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    @Override
    public void beforeMigration(Execution execution) {
        lock.lock();
        try {
            number++;
            current = execution;
            statement = 0;
            rows = null;
            told.clear();
            isSlowed = false;
            startedNanos = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void beforeStatement(Execution execution, StatementSent sent) {
        lock.lock();
        try {
            statement = sent.number();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterBatch(Execution execution, int size, RowCount done) {
        lock.lock();
        try {
            rows = rows == null ? RowsBar.first(size, startedNanos, done) : rows.after(done);
        } finally {
            lock.unlock();
        }
    }

    /** Once for each slowdown, though what is told of it may change, as how far a replica is behind. */
    @Override
    public void onSlowdown(Execution execution, @Nullable String reason) {
        lock.lock();
        try {
            if (reason != null && !isSlowed && told.add(reason)) {
                print(execution, "its batches wait: " + reason);
            }
            isSlowed = reason != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        say(execution, "done in " + Words.duration(executionTime));
    }

    @Override
    public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
        say(execution, "failed after " + Words.duration(executionTime));
    }

    @Override
    public void onHalt(Execution execution, Duration executionTime) {
        say(execution, "ended before its last row, after " + Words.duration(executionTime));
    }

    @Override
    public void afterRun(Run run, MigrationResult result) {
        end();
    }

    @Override
    public void onRunFailure(Run run, RuntimeException failure) {
        end();
    }

    private void say(Execution execution, String what) {
        lock.lock();
        try {
            current = null;
            print(execution, what);
        } finally {
            lock.unlock();
        }
    }

    private void print(Execution execution, String what) {
        clear();
        err.println(head(execution) + ": " + what);
    }

    private void end() {
        lock.lock();
        try {
            running = false;
            ended.signalAll();
            clear();
            err.flush();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        if (live) {
            err.print("\r\033[K");
        }
    }

    private void tick() {
        lock.lock();
        try {
            while (running) {
                Execution execution = current;
                if (execution != null) {
                    clear();
                    err.print(line(execution));
                    err.flush();
                }
                if (ended.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private String head(Execution execution) {
        return "[%d of %d] %s %s"
                .formatted(
                        number,
                        Math.max(number, execution.run().migrations()),
                        (execution.direction() == Direction.UP ? "up" : "down")
                                + (execution.version().isEmpty() ? "" : " " + execution.version()),
                        execution.description().replaceAll("\\p{Cntrl}", " "))
                .stripTrailing();
    }

    private String line(Execution execution) {
        String head = head(execution);
        RowsBar bar = rows;
        if (bar == null) {
            return cut(head + at(execution), WIDTH);
        }
        String text = " " + bar.text(System.nanoTime());
        return cut(head, WIDTH - text.length()) + text;
    }

    private String at(Execution execution) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        StringBuilder at = new StringBuilder(": ");
        if (statement > 0) {
            at.append("statement ").append(statement);
            if (execution.statements() > 0) {
                at.append(" of ").append(execution.statements());
            }
            at.append(", ");
        }
        return at.append(elapsed.toSeconds()).append(" s").toString();
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }
}
