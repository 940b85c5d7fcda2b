package io.mockloop.migrations.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program on a pseudo-terminal, made by {@code script}, to be typed to and read from. */
public final class Dialog implements AutoCloseable {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuilder shown = new StringBuilder();

    private Dialog(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "dialog");
        reader.setDaemon(true);
        reader.start();
    }

    static Dialog start(ExecutableJar jar, List<String> command) {
        if (!Files.isExecutable(SCRIPT)) {
            throw Missing.of("What is typed at a terminal", "script of util-linux, which makes one, isn't there");
        }
        String line = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        try {
            return new Dialog(
                    jar.builder(List.of(SCRIPT.toString(), "-q", "-e", "-f", "-c", "exec " + line, "/dev/null"))
                            .redirectErrorStream(true)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types. */
    public void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the terminal shows something. */
    public void await(String part) {
        Await.until(PATIENCE, () -> "'" + part + "' in\n" + shown(), () -> shown().contains(part));
    }

    /** All that the terminal was sent. */
    public synchronized String shown() {
        return shown.toString();
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It doesn't end, after\n" + shown());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                add(new String(buffer, 0, count, UTF_8));
            }
        } catch (IOException e) {
            add("\n" + e);
        }
    }

    private synchronized void add(String text) {
        shown.append(text);
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
