package io.mockloop.migrations.engine.squash;

import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.drift.SchemaFile;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.trial.Site;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SchemaFileException;
import io.mockloop.migrations.exception.SquashException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the migrations up to a version into one baseline file. */
public final class Squash {

    private static final Logger logger = LoggerFactory.getLogger(Squash.class);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Its placeholders have their values by now; what looks like one is none. */
    private static final String HEAD = """
            -- All that the migrations up to version %s make, as MockLoop Migrations has read it from a database that had
            -- run them. Rows are not in it.
            -- placeholders: false
            """;

    private final TrialParts parts;
    private final SquashSource source;
    private final SquashOrder order;

    /** One of a set. */
    public Squash(TrialParts parts, SquashSource source, SquashOrder order) {
        this.parts = parts;
        this.source = source;
        this.order = order;
    }

    /**
     * What the migrations have made.
     *
     * @param schemas the statements that make those of which the structure doesn't tell
     */
    private record Made(List<String> schemas, Structure structure, SortedMap<String, Long> rows) {

        static Made on(Site site) {
            return new Made(site.schemas(), site.structure(Scope.DATABASE), site.rows());
        }

        /** In words. */
        List<String> differences(Made other) {
            return Stream.concat(
                            schemas.stream()
                                    .filter(each -> !other.schemas.contains(each))
                                    .map(each -> "it has not done: " + each),
                            Difference.between(structure, other.structure).stream()
                                    .map(Difference::toString))
                    .toList();
        }
    }

    /**
     * Writes what {@link #plan} makes.
     *
     * @throws SquashException if it can't be made
     */
    public SquashedSet write() {
        SquashedSet squashed = plan();
        SchemaFile.write(squashed.file(), squashed.sql());
        return squashed;
    }

    /**
     * Makes the file's text, and proves it.
     *
     * @throws SquashException if it can't be made, or isn't the same
     */
    public SquashedSet plan() {
        Version version = source.required(order.to());
        Path file = file(version);
        Made made = byMigrations();
        if (!made.rows().isEmpty() && !order.isWithoutRows()) {
            throw SquashException.rows(made.rows());
        }
        String sql = sql(made);
        prove(sql, file.getFileName(), made);
        return new SquashedSet(version, file, sql, source.superseded(version), made.rows());
    }

    private Path file(Version version) {
        String words = NO_WORD.matcher(order.description().strip()).replaceAll("_");
        if (words.isEmpty() || words.equals("_")) {
            throw SquashException.description(order.description());
        }
        Path folder = order.directory() == null ? source.folder(version) : order.directory();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw SquashException.folder("%s is no folder that can be written".formatted(folder));
        }
        Path file = folder.resolve("B%s__%s%s".formatted(version, words, source.extension(version)));
        if (Files.exists(file)) {
            throw SquashException.exists(version, file.toString());
        }
        return file;
    }

    private Made byMigrations() {
        Set<String> scripts = source.scripts(order.to());
        try (Site site = Site.open(parts, order.throwAway(), scripts::contains, List.of())) {
            try {
                site.manager().migrateToLatest();
            } catch (MigrationException e) {
                throw SquashException.failed(e);
            }
            return Made.on(site);
        }
    }

    private String sql(Made made) {
        Structure structure = made.structure();
        if (!structure.unseen().isEmpty()) {
            throw SchemaFileException.unseen(source.product(), String.join("; ", structure.unseen()));
        }
        try {
            return HEAD.formatted(order.to())
                    + Stream.concat(made.schemas().stream(), source.writer().create(structure).stream())
                            .distinct()
                            .map(each -> "\n" + each + ";\n")
                            .collect(Collectors.joining());
        } catch (IllegalArgumentException e) {
            throw SchemaFileException.unseen(source.product(), String.valueOf(e.getMessage()));
        }
    }

    private void prove(String sql, Path name, Made expected) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("mockloop-squash");
            Files.writeString(folder.resolve(name), sql);
            List<String> differences = expected.differences(byFile(folder, name));
            if (!differences.isEmpty()) {
                throw SquashException.notEqual(name, differences);
            }
        } catch (IOException e) {
            throw SquashException.folder("there is no room for temporary files (%s)".formatted(e));
        } finally {
            remove(folder, name);
        }
    }

    private Made byFile(Path folder, Path name) {
        try (Site site = Site.open(parts, order.throwAway(), name.toString()::equals, List.of(folder))) {
            try {
                site.manager().migrateToLatest();
            } catch (MigrationException e) {
                throw SquashException.fileFails(name, e);
            }
            return Made.on(site);
        }
    }

    private static void remove(@Nullable Path folder, Path name) {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder.resolve(name));
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                logger.debug("{} is left", folder, e);
            }
        }
    }
}
