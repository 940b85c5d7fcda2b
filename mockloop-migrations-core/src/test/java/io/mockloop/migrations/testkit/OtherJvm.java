package io.mockloop.migrations.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JVM beside this one, to migrate in and to be killed. What it prints, to either stream, can be read while it runs.
 */
public final class OtherJvm implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private volatile boolean ended;

    private OtherJvm(List<String> arguments) {
        this(new ProcessBuilder(command(arguments)));
    }

    private OtherJvm(ProcessBuilder builder) {
        try {
            process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "other-jvm");
        reader.setDaemon(true);
        reader.start();
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ExecutableJar.QUICK_START);
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        for (String property : List.of("user.language", "user.country", "user.timezone")) {
            command.add("-D" + property + "=" + System.getProperty(property, ""));
        }
        command.addAll(arguments);
        return command;
    }

    /** Starts a program of this test class path, whose class has a {@code main} method. */
    public static OtherJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /** Starts a program of this test class path with options for its JVM, such as {@code -Xmx256m}. */
    public static OtherJvm start(List<String> options, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(ClassArchive.options());
        all.addAll(options);
        return startWith(all, main, arguments);
    }

    /** The same with options that say its class path. */
    static OtherJvm startWith(List<String> options, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.add("-Dslf4j.provider=" + PlainLog.class.getName());
        all.add("-Dslf4j.internal.verbosity=WARN");
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return new OtherJvm(all);
    }

    /** Starts an executable jar. */
    public static OtherJvm startJar(Path jar, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return new OtherJvm(all);
    }

    static OtherJvm start(ProcessBuilder builder) {
        return new OtherJvm(builder);
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** What it has printed so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * Waits until it has printed a line with this part.
     *
     * @return the first such line
     * @throws AssertionError when it ends or the time is over before; its output is in the message
     */
    public String awaitLine(String part, Duration timeout) {
        Await.until(
                timeout,
                () -> "a line with '" + part + "' in\n" + output(),
                () -> ended || line(part).isPresent());
        return line(part).orElseThrow(() -> new AssertionError("It ended without '" + part + "':\n" + output()));
    }

    /** Ends it as SIGKILL does: at once, without a chance to clean up. Returns when it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        exitCode(Duration.ofSeconds(30));
    }

    /** Asks it to end, as SIGTERM does: its shutdown hooks run. Does not wait. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /**
     * Waits for its end, until all that it printed has been read.
     *
     * @return its exit code: 137 after {@link #kill()}, 143 after {@link #terminate()}
     * @throws AssertionError when it does not end in time; its output is in the message
     */
    public int exitCode(Duration timeout) {
        Await.until(timeout, () -> "it ends, after\n" + output(), () -> ended);
        return process.exitValue();
    }

    /** Everything it has printed. */
    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        kill();
    }

    private synchronized Optional<String> line(String part) {
        return lines.stream().filter(line -> line.contains(part)).findFirst();
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::add);
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
        }
    }
}
