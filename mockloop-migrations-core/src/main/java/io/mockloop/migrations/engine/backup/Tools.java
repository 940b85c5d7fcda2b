package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and runs the database's own programs. */
public final class Tools {

    private static final Logger logger = LoggerFactory.getLogger(Tools.class);
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(20);
    private static final SetProperty TOOL_PATH = new SetProperty("backup.tool-path");

    private static final int PIECE = 65_536;

    private final @Nullable Path folder;
    private final Duration timeout;
    private final Cancellation cancellation;
    private final Map<Path, String> versions;

    /**
     * For one backup or restore.
     *
     * @param versions what programs have said of theirs, so that none is asked twice in a call
     */
    Tools(BackupSettings settings, Cancellation cancellation, Map<Path, String> versions) {
        this.versions = versions;
        this.folder = settings.toolPath();
        this.timeout = settings.timeout();
        this.cancellation = cancellation;
    }

    /**
     * A program.
     *
     * @param program its file
     * @param says what it says of its version
     */
    public record Tool(Path program, String says) {}

    /** What is written to a program's standard input. */
    @FunctionalInterface
    public interface Feed {

        /** Writes all of it. */
        void writeTo(OutputStream input) throws IOException, BackupProblem;
    }

    /** Tells a product's programs from another one's of the same name, and their versions. */
    public interface Kind {

        /** Whether it is this product's, by what it says of its version. */
        boolean isOwn(String says);

        /** The version, out of what it says, or what the server says of itself; its first numbers count. */
        String version(String says);

        /** Whether the second number counts, too. */
        boolean countsMinor();
    }

    /**
     * Finds a program that is no older than the server.
     *
     * @param names of the program; the first that is there and fits is taken
     * @param server the server's product and version
     */
    public Tool find(List<String> names, String server, Kind kind) throws BackupProblem {
        String unfit = null;
        for (String name : names) {
            for (Path program : candidates(name)) {
                Tool tool = new Tool(program, version(program));
                String why = unfit(tool, server, kind);
                if (why == null) {
                    return tool;
                }
                unfit = unfit == null ? why : unfit;
            }
        }
        throw new BackupProblem(
                unfit != null
                        ? unfit
                        : "%s is not %s"
                                .formatted(String.join(" or ", names), folder == null ? "on the PATH" : "in " + folder),
                Message.of(
                        "Install the client programs of %s, or let %s name their folder; a BackupProvider makes backups"
                                + " without them.",
                        server, TOOL_PATH),
                null);
    }

    /**
     * Finds a program in the folder of one that was found, where it is of the same installation, and isn't asked for
     * its version; else as any other.
     */
    public Tool findBeside(Tool other, String name, String server, Kind kind) throws BackupProblem {
        List<Path> beside = programs(other.program().resolveSibling(""), name).toList();
        return beside.isEmpty() ? find(List.of(name), server, kind) : new Tool(beside.get(0), other.says());
    }

    private static @Nullable String unfit(Tool tool, String server, Kind kind) {
        if (!kind.isOwn(tool.says())) {
            return "%s is another product's: %s".formatted(tool.program(), tool.says());
        }
        Matcher own = VERSION.matcher(kind.version(tool.says()));
        Matcher wanted = VERSION.matcher(kind.version(server));
        if (!own.find() || !wanted.find()) {
            return "%s doesn't tell its version: %s".formatted(tool.program(), tool.says());
        }
        int major = Integer.compare(number(own, 1), number(wanted, 1));
        int minor = kind.countsMinor() ? Integer.compare(number(own, 2), number(wanted, 2)) : 0;
        return major < 0 || (major == 0 && minor < 0)
                ? "%s is of version %s, older than the server, %s".formatted(tool.program(), own.group(), server)
                : null;
    }

    private static int number(Matcher version, int group) {
        String number = version.group(group);
        return number == null || number.length() > 9 ? 0 : Integer.parseInt(number);
    }

    private List<Path> candidates(String name) {
        List<Path> found = new ArrayList<>();
        for (Path each : folders()) {
            programs(each, name).forEach(found::add);
        }
        return found;
    }

    private static Stream<Path> programs(Path folder, String name) {
        return Stream.of(name, name + ".exe")
                .map(folder::resolve)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private List<Path> folders() {
        if (folder != null) {
            return List.of(folder);
        }
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                .flatMap(Tools::folder)
                .toList();
    }

    /** What a PATH names may be none. */
    private static Stream<Path> folder(String name) {
        try {
            return Stream.of(Path.of(name).toAbsolutePath());
        } catch (InvalidPathException e) {
            logger.debug("'{}' on the PATH is no folder", name, e);
            return Stream.empty();
        }
    }

    private String version(Path program) throws BackupProblem {
        String known = versions.get(program);
        if (known == null) {
            known = askForVersion(program);
            versions.put(program, known);
        }
        return known;
    }

    private String askForVersion(Path program) throws BackupProblem {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new ToolRun(program, List.of("--version"), Map.of(), cancellation).within(TIME_TO_ANSWER, null, said);
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    /**
     * Runs a program to its end.
     *
     * @param environment what is added to that of this process
     * @param input what it reads; null for nothing
     * @param output gets what it prints
     * @throws BackupProblem if it fails, takes too long, or the run is cancelled; it has ended then, too
     */
    public void run(
            Tool tool,
            List<String> arguments,
            Map<String, String> environment,
            @Nullable Feed input,
            OutputStream output)
            throws BackupProblem {
        new ToolRun(tool.program(), arguments, environment, cancellation).within(timeout, input, output);
    }

    /** Moves all bytes, in pieces that are as large as what a pipe holds. */
    public static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            to.write(piece, 0, length);
        }
    }

    /** The advice where a tool, or what it needs, failed. */
    static Message afterFailure() {
        return Message.of("See what it says, and %s.", Usual.START_AGAIN);
    }
}
