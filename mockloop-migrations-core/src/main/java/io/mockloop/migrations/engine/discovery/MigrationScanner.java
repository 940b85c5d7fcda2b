package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.exception.DiscoveryException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.util.List;

/**
 * Finds all migrations: SQL files in the locations, Java classes in the packages, and the Java migrations that are
 * known already. Thread-safe; each scan looks anew.
 */
public final class MigrationScanner {

    /**
     * Prepares scans.
     *
     * @param scripts how SQL files are read, once they are
     * @param database whose variants of SQL files are taken
     */
    @SuppressWarnings("UnusedVariable")
    public MigrationScanner(DiscoverySettings settings, ScriptSettings scripts, Database database) {}

    /**
     * Looks for migrations. Names and bytes are read, no file is parsed, and no class is initialised but for those
     * whose metadata only an instance can tell.
     *
     * @return all of them, lowest version first; versions may be there twice
     * @throws DiscoveryException if something that looks like a migration cannot be taken as one; it names all of its
     *     kind
     */
    @SuppressWarnings("DoNotCallSuggester")
    public List<ResolvedMigration> scan() {
        throw new UnsupportedOperationException();
    }
}
