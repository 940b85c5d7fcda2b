package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scans for tests. */
public final class Scans {

    private Scans() {}

    /** Settings under which nothing can be parsed: for what must not parse. */
    public static ScriptSettings unparseable() {
        SqlRules rules = new SqlRules() {
            @Override
            public LexicalRules lexical() {
                throw new AssertionError("parsed");
            }

            @Override
            public StatementKind kindOf(String statement) {
                throw new AssertionError("parsed");
            }

            @Override
            public boolean changesSession(String statement) {
                throw new AssertionError("parsed");
            }
        };
        return new ScriptSettings(rules, Map.of(), Set.of(), true, Set.of());
    }

    /** A scan of chosen locations. */
    public static List<VersionedMigration> sql(Database database, String... locations) {
        return sql(Scans.class.getClassLoader(), database, locations);
    }

    static List<VersionedMigration> sql(ClassLoader classLoader, Database database, String... locations) {
        DiscoverySettings settings = new DiscoverySettings(List.of(locations), true, List.of(), List.of(), classLoader);
        return new MigrationScanner(settings, unparseable(), database, change -> List.of())
                .scan()
                .versioned();
    }

    /** A scan of packages, and of what is known. */
    static List<JavaMigration> java(ClassLoader classLoader, List<String> packages, JavaMigrationSource... given) {
        DiscoverySettings settings = new DiscoverySettings(List.of(), false, packages, List.of(given), classLoader);
        return new MigrationScanner(settings, unparseable(), Database.SQLITE, change -> List.of())
                .scan().versioned().stream().map(JavaMigration.class::cast).toList();
    }

    /** A scan of migrations that are known. */
    public static List<VersionedMigration> known(JavaMigrationSource... given) {
        return List.copyOf(java(Scans.class.getClassLoader(), List.of(), given));
    }

    /** Writes a file of one line, and the folders that it lies in. */
    public static Path write(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        return Files.writeString(path, "-- " + path.getFileName() + "\n", StandardCharsets.UTF_8);
    }
}
