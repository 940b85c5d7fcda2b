package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.Location;
import io.mockloop.migrations.engine.migration.Defects;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.PassedOver;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SchemaMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.DiscoveryException;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.ScriptSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds all migrations: SQL files in the locations, Java classes in the packages, and the Java migrations that are
 * known already. Thread-safe; each scan looks anew.
 */
public final class MigrationScanner {

    private static final Logger logger = LoggerFactory.getLogger(MigrationScanner.class);

    /** What stands for all changes that may make a table anew. */
    private static final List<SchemaChange> REBUILT =
            List.of(new SchemaChange.DropColumn(TableName.of("any"), "any", null));

    private final DiscoverySettings settings;
    private final ScriptSettings scripts;
    private final Database database;
    private final DdlRules ddl;
    private final AtomicBoolean borrowingSaid = new AtomicBoolean();

    /**
     * Prepares scans.
     *
     * @param scripts how SQL files are read, once they are
     * @param database whose variants of SQL files are taken
     * @param ddl how changes of a schema become statements
     */
    public MigrationScanner(DiscoverySettings settings, ScriptSettings scripts, Database database, DdlRules ddl) {
        this.settings = settings;
        this.scripts = scripts;
        this.database = database;
        this.ddl = ddl;
    }

    /**
     * Looks for migrations. Names and bytes are read, no file is parsed, and no class is initialised but for those
     * whose metadata only an instance can tell.
     *
     * @return all of them, the versioned ones lowest version first; versions may be there twice
     * @throws DiscoveryException if something that looks like a migration cannot be taken as one; it names all that are
     *     wrong
     */
    public FoundMigrations scan() {
        return scan(problem -> {
            throw problem;
        });
    }

    /**
     * The same, without what cannot be taken as a migration.
     *
     * @param failure is given what {@link #scan()} would throw
     */
    public FoundMigrations scan(Consumer<? super DiscoveryException> failure) {
        Defects defects = new Defects();
        ClassPathFolders folders = new ClassPathFolders(settings.classLoader());
        FoundMigrations sql = findSql(folders, defects);
        List<VersionedMigration> versioned = new ArrayList<>(sql.versioned());
        List<String> unlikely = new ArrayList<>();
        new JavaMigrationFinder(defects, unlikely)
                .find(settings.javaMigrations(), settings.javaPackages(), folders, settings.classLoader())
                .forEach(code -> versioned.add(resolved(code)));
        Optional<DiscoveryException> problem = defects.exception();
        problem.ifPresent(failure);
        versioned.sort((first, second) -> first.version().compareTo(second.version()));
        PassedOver passedOver = new PassedOver(
                sql.passedOver().numbered(),
                unlikely,
                sql.passedOver().files(),
                problem.isEmpty() ? places() : List.of());
        return new FoundMigrations(
                wanted(versioned),
                wanted(sql.baselines()),
                wanted(sql.repeatables()),
                sql.callbacks(),
                passedOver,
                problem.isEmpty());
    }

    private <T extends ResolvedMigration> List<T> wanted(List<T> found) {
        return found.stream()
                .filter(each -> settings.wanted().test(each.script()))
                .toList();
    }

    /** The folders on disk among the locations, as absolute paths; none that lies on a class path. */
    public List<Path> folders() {
        return settings.locations().stream()
                .map(Location::of)
                .filter(each -> each.kind() == Location.Kind.DISK)
                .flatMap(each -> each.paths(database.vendorNames()).stream())
                .map(each -> Location.onDisk(each).toAbsolutePath().normalize())
                .toList();
    }

    private VersionedMigration resolved(JavaMigration code) {
        if (code.isOfChanges()) {
            return new SchemaMigration(code, ddl, scripts);
        }
        return code.mayRebuild() ? code.behind(ddl.settings(REBUILT)) : code;
    }

    /** Where is looked, as people know it. */
    private List<String> places() {
        List<String> places = new ArrayList<>();
        for (String location : settings.locations()) {
            places.add(place(location));
        }
        settings.javaPackages().forEach(each -> places.add("the package " + each));
        return places;
    }

    private static String place(String setting) {
        Location location = Location.of(setting);
        if (location.kind() == Location.Kind.CLASS_PATH || location.isPerDatabase()) {
            return setting;
        }
        Path folder = Location.onDisk(location.path()).toAbsolutePath().normalize();
        return folder + (Files.isDirectory(folder) ? "" : ", which doesn't exist");
    }

    private FoundMigrations findSql(ClassPathFolders folders, Defects defects) {
        List<String> vendors = database.vendorNames();
        List<String> borrowed = new ArrayList<>();
        SqlFileFinder files = new SqlFileFinder(settings.locations(), settings.locationsChosen(), vendors, borrowed);
        FoundMigrations found = new ScriptFinder(new Variants(vendors, borrowed, defects), scripts, defects)
                .find(files.find(folders, defects));
        if (!borrowed.isEmpty() && borrowingSaid.compareAndSet(false, true)) {
            logger.info(
                    "{} runs files that are named for another database, since none stands there for itself: {}",
                    database.displayName(),
                    String.join(", ", borrowed));
        }
        return found;
    }
}
