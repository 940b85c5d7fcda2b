package io.mockloop.migrations.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program of the database's own, as it is found on the PATH; a test that needs one that isn't there is skipped by its
 * name. Passwords stand in files that only the user can read.
 */
public final class ClientProgram {

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d+(?=\\.\\d)");

    /** The major versions of the servers; SQLite's is that of the file format. */
    private static final Map<String, Integer> OLDEST = Map.of(
            "psql", 18, "pg_dump", 18, "mysql", 9, "mysqldump", 9, "mariadb", 11, "mariadb-dump", 11, "sqlite3", 3);

    private final Path program;
    private final @Nullable Path input;

    private ClientProgram(Path program, @Nullable Path input) {
        this.program = program;
        this.input = input;
    }

    /** The program of this name, the first on the PATH that isn't older than the server that it is to be used with. */
    public static ClientProgram require(String name) {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program) && isFit(name, version(program))) {
                return new ClientProgram(program, null);
            }
        }
        throw Missing.of(
                "What is compared with " + name,
                name + " of version " + OLDEST.getOrDefault(name, 0) + " or later is not on the PATH");
    }

    /** What is called mysql may be MariaDB's. */
    private static boolean isFit(String name, String version) {
        Matcher number = FIRST_NUMBER.matcher(version);
        return number.find()
                && Integer.parseInt(number.group()) >= OLDEST.getOrDefault(name, 0)
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
    public ClientProgram reading(Path file) {
        return new ClientProgram(program, file);
    }

    /** Runs {@code psql} or {@code pg_dump}: the database's name is the last argument. */
    public void postgreSql(DatabaseAccess access, Path folder, Path output, String... options) {
        URI uri = access.address();
        String name = uri.getPath().substring(1);
        Path passwords = secret(folder.resolve("pgpass"), "*:*:*:*:" + access.password() + "\n");
        List<String> command = command("-w", "-h", uri.getHost(), "-p", "" + uri.getPort(), "-U", access.user());
        command.addAll(Arrays.asList(options));
        command.add(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSFILE", passwords.toString());
        run(builder, output);
    }

    /** Runs a client of MySQL or MariaDB, or their dump programs: the database's name is the last argument. */
    public void mySql(DatabaseAccess access, Path folder, Path output, String... options) {
        URI uri = access.address();
        Path file = secret(folder.resolve("client.cnf"), """
                [client]
                host=%s
                port=%s
                protocol=tcp
                user=%s
                password=%s
                """.formatted(
                uri.getHost().replace("localhost", "127.0.0.1"), uri.getPort(), access.user(), access.password()));
        List<String> command = command("--defaults-extra-file=" + file);
        command.addAll(Arrays.asList(options));
        command.add(uri.getPath().substring(1));
        run(new ProcessBuilder(command), output);
    }

    /** Runs {@code sqlite3}: the file's name is the first argument. */
    public void sqlite(DatabaseAccess access, Path output, String... arguments) {
        List<String> command = command("-bail", access.url().substring("jdbc:sqlite:".length()));
        command.addAll(Arrays.asList(arguments));
        run(new ProcessBuilder(command), output);
    }

    private List<String> command(String... first) {
        return new ArrayList<>(
                Stream.concat(Stream.of(program.toString()), Stream.of(first)).toList());
    }

    private static Path secret(Path file, String text) {
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

    private void run(ProcessBuilder builder, Path output) {
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
