package io.mockloop.migrations.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An executable jar, started as a process of its own.
 *
 * @param jar the jar
 * @param folder its working directory
 * @param environment variables beside those of this process
 */
public record ExecutableJar(Path jar, Path folder, Map<String, String> environment) {

    /** What is over after seconds gains nothing from the second compiler and a collector's threads. */
    public static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** A language whose letters are not those of SQL, and a zone in which it is another time. */
    public static final List<String> ELSEWHERE = List.of(
            "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Chatham", "-Dfile.encoding=UTF-8");

    private static final String COMMAND_LINE = "mockloop.cli.jar";

    /** Its bit in a mask of signals. */
    private static final long SIGINT = 1L << 1;

    /**
     * What a process left.
     *
     * @param exitCode its exit code
     * @param out what it printed on standard output
     * @param err what it printed on standard error
     */
    public record Outcome(int exitCode, String out, String err) {}

    /** The command line's jar, which the build has made before these tests. */
    public static ExecutableJar ofCommandLine(Path folder) {
        return of(COMMAND_LINE, folder);
    }

    /**
     * A jar that the build has made before these tests.
     *
     * @param property the system property that says where it is
     */
    public static ExecutableJar of(String property, Path folder) {
        return new ExecutableJar(Path.of(System.getProperty(property, "")), folder, Map.of());
    }

    /** The same with another variable in its environment. */
    public ExecutableJar with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ExecutableJar(jar, folder, Map.copyOf(more));
    }

    /** The same on a database. */
    public ExecutableJar on(DatabaseAccess access) {
        ExecutableJar on = with("MOCKLOOP_DATABASE_URL", access.url());
        return access.user().isEmpty()
                ? on
                : on.with("MOCKLOOP_DATABASE_USER", access.user())
                        .with("MOCKLOOP_DATABASE_PASSWORD", access.password());
    }

    /** Runs it to its end, with nothing on its standard input. */
    public Outcome run(String... arguments) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            Process process = builder(command(arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            int exitCode = process.waitFor();
            Outcome outcome = new Outcome(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it, to be watched and told to end. */
    public OtherJvm start(String... arguments) {
        return OtherJvm.start(builder(command(arguments)));
    }

    /** The same with colours where it prints on a terminal. */
    public ExecutableJar inColour() {
        return with("NO_COLOR", "")
                .with("CLICOLOR", "")
                .with("CLICOLOR_FORCE", "")
                .with("TERM", "xterm");
    }

    /** Starts it on a pseudo-terminal. */
    public Dialog onTerminal(String... arguments) {
        return Dialog.start(this, command(arguments));
    }

    /** A process in its folder, with its variables. */
    public ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOCKLOOP_"));
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(environment);
        return builder;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(listening());
        command.addAll(java(jar));
        command.addAll(ELSEWHERE);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A JVM for a jar, with the classes of its start as the build has archived them, if it has. */
    public static List<String> java(Path jar) {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path archive = jar.resolveSibling(jar.getFileName() + ".jsa");
        if (Files.exists(archive)) {
            java.addAll(List.of("-XX:SharedArchiveFile=" + archive.toAbsolutePath(), "-Xlog:disable"));
        }
        java.addAll(QUICK_START);
        return java;
    }

    /** Where this process was started in a shell's background, its children would ignore SIGINT as it does. */
    private static List<String> listening() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("SigIgn:")) {
                    boolean ignores = (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0;
                    return ignores ? List.of("env", "--default-signal=INT") : List.of();
                }
            }
            return List.of();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
