package io.mockloop.migrations.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program of the database's own, as it is found on the PATH; a test that needs one that isn't there is skipped by its
 * name. Passwords stand in files that only the user can read.
 */
public final class ClientProgram {

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+(?=\\.\\d)");

    private final Path program;
    private final @Nullable Path input;
    private final Map<String, String> environment;

    private ClientProgram(Path program, @Nullable Path input, Map<String, String> environment) {
        this.program = program;
        this.input = input;
        this.environment = environment;
    }

    /** The program of this name, the first on the PATH that isn't of an older major version. */
    static ClientProgram require(String name, int oldest) {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program) && isFit(name, version(program), oldest)) {
                return new ClientProgram(program, null, Map.of());
            }
        }
        throw Missing.of(
                "What is compared with " + name, name + " of version " + oldest + " or later is not on the PATH");
    }

    /** What is called mysql may be MariaDB's. */
    private static boolean isFit(String name, String version, int oldest) {
        Matcher number = FIRST_NUMBER.matcher(version);
        return number.find()
                && Integer.parseInt(number.group()) >= oldest
                && !(name.startsWith("mysql") && version.contains("MariaDB"));
    }

    private static String version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                return new String(output.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a file on its standard input. */
    ClientProgram reading(Path file) {
        return new ClientProgram(program, file, environment);
    }

    /** The same with a variable in its environment. */
    ClientProgram with(String variable, String value) {
        return new ClientProgram(program, input, Map.of(variable, value));
    }

    /** A file that only the user can read. */
    static Path secret(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it, and fails if it does. */
    void run(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            Path errors = Files.createTempFile("client", ".txt");
            if (input != null) {
                builder.redirectInput(input.toFile());
            }
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            int code = process.waitFor();
            String text = Files.readString(errors, UTF_8);
            Files.delete(errors);
            if (code != 0) {
                throw new AssertionError(
                        "%s ended with %d:\n%s".formatted(builder.command().get(0), code, text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
