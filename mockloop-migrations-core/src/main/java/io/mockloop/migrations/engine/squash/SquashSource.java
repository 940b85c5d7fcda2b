package io.mockloop.migrations.engine.squash;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.exception.SquashException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of the code without a database of its own.
 *
 * @param set the code
 * @param folders those on disk that files are looked for in
 * @param database of which kind the database is
 * @param product its product and version
 * @param writer writes its schemas as SQL
 */
public record SquashSource(
        MigrationSet set, List<Path> folders, Database database, String product, SchemaWriter writer) {

    /** Of a connection's database. */
    public static SquashSource of(Engine engine, MigrationSet set) {
        return new SquashSource(
                set, engine.scanner().folders(), engine.database(), engine.product(), engine.schemaWriter());
    }

    /** A version as the code writes it; refuses one that no migration has, and one whose file is there. */
    Version required(Version version) {
        Version written = set.graph()
                .find(version)
                .map(VersionedMigration::version)
                .orElseThrow(() -> SquashException.unknown(version));
        set.find(MigrationType.BASELINE, version, "").ifPresent(there -> {
            throw SquashException.exists(version, there.source());
        });
        return written;
    }

    private Stream<VersionedMigration> upTo(Version version) {
        return set.graph().byVersion().stream().filter(each -> !each.version().isAbove(version));
    }

    private Stream<ResolvedMigration> baselinesBelow(Version version) {
        return set.all().stream()
                .filter(each -> each.type() == MigrationType.BASELINE
                        && !Objects.requireNonNull(each.version()).isAbove(version));
    }

    /** The scripts of all that makes the schema of a version. */
    Set<String> scripts(Version version) {
        return Stream.concat(upTo(version), baselinesBelow(version))
                .map(ResolvedMigration::script)
                .collect(Collectors.toSet());
    }

    /** What the file ends with: where one migration is another file for each database, so is what is made of it. */
    String extension(Version version) {
        List<String> variants = Arrays.stream(Database.values())
                .map(each -> "." + each.vendorNames().get(0) + ".sql")
                .toList();
        return upTo(version).anyMatch(each -> variants.stream().anyMatch(each.script()::endsWith))
                ? "." + database.vendorNames().get(0) + ".sql"
                : ".sql";
    }

    /** The folder of the last SQL file up to a version. */
    Path folder(Version version) {
        SqlMigration last = upTo(version)
                .filter(SqlMigration.class::isInstance)
                .map(SqlMigration.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> SquashException.folder("no SQL file is beside which it could be"));
        return folders.stream()
                .filter(each ->
                        isOnDisk(last.source()) && Path.of(last.source()).startsWith(each))
                .findFirst()
                .map(each -> Objects.requireNonNull(Path.of(last.source()).getParent()))
                .orElseThrow(() -> SquashException.folder(
                        "%s, beside which it should be, lies on a class path".formatted(last.script())));
    }

    private static boolean isOnDisk(String source) {
        return !source.contains(":/") && Files.isRegularFile(Path.of(source));
    }

    /** The file beside one that holds settings for it. */
    private static List<String> settings(String source) {
        String settings = source + ".conf";
        return isOnDisk(settings) ? List.of(settings) : List.of();
    }

    /** What the file stands for: paths and names of classes. */
    List<String> superseded(Version version) {
        List<String> all = new ArrayList<>();
        Stream.concat(upTo(version), baselinesBelow(version)).forEach(each -> {
            all.add(each.source());
            all.addAll(settings(each.source()));
            String undo = each instanceof SqlMigration sql ? sql.undoSource() : null;
            if (undo != null) {
                all.add(undo);
                all.addAll(settings(undo));
            }
        });
        return all;
    }
}
