package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.exception.SchemaFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema as a file of SQL: the same bytes for the same schema and versions, so that a review shows what a migration
 * does. Its head names the versions, by which {@code db check} knows without a database whether it is up to date.
 */
public final class SchemaFile {

    private static final Logger logger = LoggerFactory.getLogger(SchemaFile.class);

    private static final String HEAD = """
            -- The schema behind these migrations, as MockLoop Migrations has read it. Written by a run with schema-file set,
            -- and by `mockloop db dump-schema`; not to be changed by hand.
            """;

    private SchemaFile() {}

    /**
     * The text of a database's.
     *
     * @throws SchemaFileException if the user may not read all of the schema
     */
    public static String text(Engine engine, History history) throws SQLException {
        return text(engine, history, new SchemaDrift(engine, history).read());
    }

    private static String text(Engine engine, History history, Structure structure) {
        if (!structure.unseen().isEmpty()) {
            throw SchemaFileException.unseen(engine.product(), String.join("; ", structure.unseen()));
        }
        String versions = history.rows().stream()
                .filter(row -> row.version() != null && row.isApplied())
                .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.version())))
                .map(row -> "-- " + kind(row) + " " + row.version() + "\n")
                .collect(Collectors.joining());
        List<String> statements = engine.schemaWriter().create(structure);
        return HEAD
                + versions
                + statements.stream().map(each -> "\n" + each + ";\n").collect(Collectors.joining());
    }

    /** All versions up to that of a baseline are in it. */
    private static String kind(HistoryRow row) {
        return row.isTakenOver() || row.type() == MigrationType.BASELINE ? "baseline" : "migration";
    }

    /**
     * Writes a text, if the file has another one: beside it, and in its place at once.
     *
     * @return whether it was written
     * @throws SchemaFileException if it can't be
     */
    public static boolean write(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isDirectory(file)) {
            throw SchemaFileException.unwritable(file, "it is a folder", null);
        }
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path written = Files.createTempFile(folder, ".schema", ".tmp");
            try {
                Files.write(written, bytes);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            return true;
        } catch (IOException e) {
            throw SchemaFileException.unwritable(file, e.toString(), e);
        }
    }

    /**
     * Writes that of a database behind a run; what is applied is applied, also if this can't be done.
     *
     * @param drift what has read the schema behind the run, if it has recorded it; null if nothing does
     */
    public static void afterRun(Engine engine, Path file, @Nullable SchemaDrift drift) {
        try {
            boolean autoCommit = engine.connection().getAutoCommit();
            Structure known = drift == null ? null : drift.recordedNow();
            History history = engine.read();
            if (write(file, known == null ? text(engine, history) : text(engine, history, known))) {
                logger.info("The schema is written to {}", file);
            }
            if (!autoCommit) {
                engine.connection().rollback();
            }
        } catch (SQLException | SchemaFileException e) {
            logger.warn("The schema isn't written to {}: {}", file, e.getMessage());
        }
    }
}
