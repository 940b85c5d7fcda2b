package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.FreshDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Flyway itself, on a database of its own. */
public final class RealFlyway {

    /** Its history's table. */
    public static final String HISTORY = "flyway_schema_history";

    /** It would wait for itself for ever where a file holds CREATE INDEX CONCURRENTLY. */
    private static final Map<String, String> WITHOUT_LOCK_IN_TRANSACTION =
            Map.of("flyway.postgresql.transactional.lock", "false");

    private final FreshDatabase database;

    /** On this database. */
    public RealFlyway(FreshDatabase database) {
        this.database = database;
    }

    /** Runs what is pending in a folder, and gives the scripts that it ran. */
    public List<String> migrate(Path folder, Map<String, String> placeholders) {
        return Flyway.configure()
                .configuration(WITHOUT_LOCK_IN_TRANSACTION)
                .dataSource(database.dataSource())
                .locations("filesystem:" + folder)
                .placeholders(placeholders)
                .load()
                .migrate()
                .migrations
                .stream()
                .map(executed -> folder.relativize(Path.of(executed.filepath)).toString())
                .toList();
    }
}
