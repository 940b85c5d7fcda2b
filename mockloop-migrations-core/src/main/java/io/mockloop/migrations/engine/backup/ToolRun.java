package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.backup.Tools.Feed;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.exception.TimeInWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program. Its three streams are each served by a thread of their own, so that none of them, however much
 * goes over it, keeps the program from going on.
 */
final class ToolRun {

    private static final int MOST_SECONDS_TO_END = 5;
    private static final long POLL_MILLIS = 50;
    private static final long TIME_TO_CLOSE_MILLIS = 10_000;

    private final Path program;
    private final ProcessBuilder builder;
    private final Cancellation cancellation;
    private final StandardError said = new StandardError();

    ToolRun(Path program, List<String> arguments, Map<String, String> environment, Cancellation cancellation) {
        this.program = program;
        this.cancellation = cancellation;
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
    }

    void within(Duration timeout, @Nullable Feed input, OutputStream output) throws BackupProblem {
        Process process = start();
        try {
            Transfer err = Transfer.start(() -> said.readAll(process.getErrorStream()));
            Transfer out = Transfer.start(() -> Tools.copy(process.getInputStream(), output));
            Transfer in = Transfer.start(() -> feed(process, input));
            await(process, timeout, out);
            err.join(TIME_TO_CLOSE_MILLIS);
            requireSuccess(process, in);
            in.join(TIME_TO_CLOSE_MILLIS);
            out.join(TIME_TO_CLOSE_MILLIS);
            requireWhole(in);
            requireWhole(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        } finally {
            end(process);
        }
    }

    private Process start() throws BackupProblem {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BackupProblem(
                    "%s cannot be started: %s".formatted(program, e.getMessage()),
                    Message.of("Let %s name the folder of the database's tools.", new SetProperty("backup.tool-path")),
                    e);
        }
    }

    private static void feed(Process process, @Nullable Feed input) throws IOException, BackupProblem {
        try (OutputStream stdin = process.getOutputStream()) {
            if (input != null) {
                input.writeTo(stdin);
            }
        }
    }

    private void await(Process process, Duration timeout, Transfer out) throws BackupProblem, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancellation.isCancelled()) {
                throw stopped(null);
            }
            if (out.failure != null) {
                requireWhole(out);
            }
            if (System.nanoTime() > deadline) {
                throw new BackupProblem(
                        "%s was ended, since it took longer than %s%s"
                                .formatted(program, TimeInWords.of(timeout), said.text()),
                        Message.of(
                                "See whether it hangs, or set %s higher, and %s.",
                                new SetProperty("backup.timeout"), Usual.START_AGAIN),
                        null);
            }
        }
    }

    private BackupProblem stopped(@Nullable Throwable cause) {
        return new BackupProblem(
                "%s was ended, since the process is ending".formatted(program),
                Message.of("To go on, %s.", Usual.START_AGAIN),
                cause);
    }

    /** What its own words say counts more than that it has stopped reading. */
    private void requireSuccess(Process process, Transfer in) throws BackupProblem {
        if (process.exitValue() != 0) {
            throw new BackupProblem(
                    "%s ended with exit code %d%s".formatted(program, process.exitValue(), said.text()),
                    Tools.afterFailure(),
                    in.failure);
        }
    }

    private void requireWhole(Transfer transfer) throws BackupProblem {
        Exception failure = transfer.failure;
        if (failure instanceof BackupProblem problem) {
            throw problem;
        }
        if (failure != null || transfer.isAlive()) {
            throw new BackupProblem(
                    failure == null
                            ? "%s ended, and somebody else still holds its streams".formatted(program)
                            : "what goes to or comes from %s broke off: %s".formatted(program, failure.getMessage()),
                    Message.of("Make room if the disk is full, and %s.", Usual.START_AGAIN),
                    failure);
        }
    }

    /** With all that it has started, which would keep its streams open; what it wrote can be removed then. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly()
                    .onExit()
                    .completeOnTimeout(process, MOST_SECONDS_TO_END, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Moves bytes in a thread of its own. */
    private static final class Transfer extends Thread {

        private interface Action {
            void run() throws IOException, BackupProblem;
        }

        private final Action action;
        private volatile @Nullable Exception failure;

        private Transfer(Action action) {
            super("mockloop-backup-tool");
            this.action = action;
            setDaemon(true);
        }

        static Transfer start(Action action) {
            Transfer transfer = new Transfer(action);
            transfer.start();
            return transfer;
        }

        @Override
        public void run() {
            try {
                action.run();
            } catch (IOException | BackupProblem | RuntimeException e) {
                failure = e;
            }
        }
    }
}
