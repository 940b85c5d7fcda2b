package io.mockloop.migrations.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs from time to time how large the file of a backup is, while it is being written. */
final class Progress implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Progress.class);
    private static final long INTERVAL_SECONDS = 10;

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean running = true;

    Progress(Path file) {
        this.file = file;
        Thread thread = new Thread(this::tell, "mockloop-backup-progress");
        thread.setDaemon(true);
        thread.start();
    }

    Path file() {
        return file;
    }

    private void tell() {
        lock.lock();
        try {
            while (running) {
                if (!ended.await(INTERVAL_SECONDS, TimeUnit.SECONDS) && running) {
                    logger.info("The backup is at {} MB", Files.size(file) / 1_000_000);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            logger.debug("The size of {} isn't known", file, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            running = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
