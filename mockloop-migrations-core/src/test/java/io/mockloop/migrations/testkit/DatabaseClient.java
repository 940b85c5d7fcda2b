package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A database's own command line client, for scripts that it and we are to take alike. Stops at a script's first error.
 * Looked for on the PATH. Passwords are handed over in files.
 */
public final class DatabaseClient {

    private static final int MOST_SECONDS = 120;

    private final Database kind;
    private final String program;

    private DatabaseClient(Database kind, String program) {
        this.kind = kind;
        this.program = program;
    }

    /** The client of a database product; skips the test, naming the program, where it isn't on the PATH. */
    public static DatabaseClient require(Database kind) {
        String program = program(kind);
        boolean found = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(found, () -> "the program " + program + " is not on the PATH");
        return new DatabaseClient(kind, program);
    }

    private static String program(Database kind) {
        return switch (kind) {
            case SQLITE -> "sqlite3";
            case POSTGRESQL -> "psql";
            case MYSQL -> "mysql";
            case MARIADB -> "mariadb";
        };
    }

    /**
     * Runs a script as the database's administrator.
     *
     * @param folder for files of its own
     * @throws AssertionError if the client reports an error, with what it printed
     */
    public void run(FreshDatabase database, Path script, Path folder) {
        try {
            ProcessBuilder process = switch (kind) {
                case SQLITE -> sqlite(database);
                case POSTGRESQL -> postgreSql(database, script, folder);
                case MYSQL, MARIADB -> mySql(database, folder);
            };
            if (kind != Database.POSTGRESQL) {
                process.redirectInput(script.toFile());
            }
            requireSuccess(process, folder.resolve("output.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder sqlite(FreshDatabase database) {
        return new ProcessBuilder(program, "-batch", "-bail", database.url().substring("jdbc:sqlite:".length()));
    }

    private ProcessBuilder postgreSql(FreshDatabase database, Path script, Path folder) throws IOException {
        DatabaseAccess access = database.admin();
        URI address = access.address();
        Path password = secret(folder.resolve("pgpass"), "*:*:*:" + access.user() + ":" + access.password() + "\n");
        ProcessBuilder process = new ProcessBuilder(
                program,
                "-X",
                "-w",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                address.getHost(),
                "-p",
                String.valueOf(address.getPort()),
                "-U",
                access.user(),
                "-d",
                name(address),
                "-f",
                script.toString());
        process.environment().put("PGPASSFILE", password.toString());
        process.environment().put("PGCLIENTENCODING", "UTF8");
        return process;
    }

    /** Comments are kept, as they are on the way through a driver: bodies of routines hold them. */
    private ProcessBuilder mySql(FreshDatabase database, Path folder) throws IOException {
        DatabaseAccess access = database.admin();
        URI address = access.address();
        String host = address.getHost().equals("localhost") ? "127.0.0.1" : address.getHost();
        Path options = secret(
                folder.resolve("client.cnf"),
                "[client]\nhost=%s\nport=%d\nprotocol=tcp\nuser=%s\npassword=%s\n"
                        .formatted(host, address.getPort(), access.user(), access.password()));
        return new ProcessBuilder(
                program,
                "--defaults-extra-file=" + options,
                "--comments",
                "--default-character-set=utf8mb4",
                "--batch",
                name(address));
    }

    private static String name(URI address) {
        return address.getPath().substring(1);
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private void requireSuccess(ProcessBuilder builder, Path output) throws IOException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(program + " did not end: " + read(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(program + " failed: " + read(output));
        }
    }

    private static String read(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }
}
