package io.mockloop.migrations.engine.contract.backup;

import io.mockloop.migrations.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder with programs of the names of a database's tools: the real ones, or shell scripts that go wrong in some way,
 * but for their version.
 */
final class OwnTools {

    /**
     * What they are called.
     *
     * @param dump makes dumps
     * @param client takes SQL
     * @param others what else there is
     */
    record Names(String dump, String client, List<String> others) {}

    private static final Map<Database, Names> NAMES = Map.of(
            Database.POSTGRESQL, new Names("pg_dump", "psql", List.of("pg_restore")),
            Database.MYSQL, new Names("mysqldump", "mysql", List.of()),
            Database.MARIADB, new Names("mariadb-dump", "mariadb", List.of()));

    private final Path folder;
    private final Names names;

    OwnTools(Path folder, Database database) {
        this.folder = folder;
        this.names = NAMES.get(database);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Names names() {
        return names;
    }

    /** The folder, in which what isn't there yet is as it should be. */
    Path complete() {
        for (String name : new String[] {names.dump(), names.client()}) {
            addReal(name);
        }
        for (String name : names.others()) {
            addReal(name);
        }
        return folder;
    }

    private void addReal(String name) {
        if (!Files.exists(folder.resolve(name))) {
            script(name, "exec \"$real\" \"$@\"");
        }
    }

    /** The folder. */
    Path folder() {
        return folder;
    }

    /** A script that knows the real program as {@code $real}, and has its version. */
    OwnTools script(String name, String text) {
        return write(
                name,
                "real='%s'\n[ \"$1\" = --version ] && exec \"$real\" --version\n%s\n".formatted(real(name), text));
    }

    /** A script that knows nothing. */
    OwnTools write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.writeString(file, "#!/bin/sh\n" + text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(String name) {
        for (String each : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            Path program = Path.of(each, name).toAbsolutePath();
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        Assumptions.abort(name + " is not on the PATH");
        throw new AssertionError();
    }
}
