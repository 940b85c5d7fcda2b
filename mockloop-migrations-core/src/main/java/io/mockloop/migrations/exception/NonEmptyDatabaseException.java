package io.mockloop.migrations.exception;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A database has tables, and no history that says how they came to be. */
public final class NonEmptyDatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String PROPERTIES =
            "mockloop.migrations.baseline-on-migrate=true with mockloop.migrations.baseline-version";

    private final @Nullable String version;

    /** Another library that keeps a history, and has migrated the database before. */
    public enum Other {
        /** Flyway, under the name that it gives its table by default. */
        FLYWAY("Flyway", "flyway_schema_history"),
        /** Liquibase. */
        LIQUIBASE("Liquibase", "databasechangelog");

        private final String displayName;
        private final String table;

        Other(String displayName, String table) {
            this.displayName = displayName;
            this.table = table;
        }

        /** The name of its table, in lower case. */
        public String table() {
            return table;
        }

        /** Whether a table is its history. */
        public boolean keeps(String name) {
            return name.toLowerCase(Locale.ROOT).equals(table);
        }
    }

    /**
     * What is known of another library's history.
     *
     * @param version the highest version that is applied; null where that isn't known
     */
    public record Before(Other other, @Nullable String version) {

        private String description() {
            return ": %s has migrated it%s."
                    .formatted(other.displayName, version == null ? "" : ", to version " + version);
        }

        private String action() {
            return switch (other) {
                case FLYWAY ->
                    "Go on where Flyway stopped: %s=%s, or MigrationManager.baseline. All versions up to %s then count as applied; repeatable migrations run once more."
                            .formatted(
                                    PROPERTIES,
                                    version == null
                                            ? "<the highest version that %s shows>".formatted(other.table)
                                            : version,
                                    version == null ? "it" : version);
                case LIQUIBASE ->
                    "Say which version of the migrations here is the last whose changes Liquibase has made: %s, or MigrationManager.baseline. All versions up to it then count as applied."
                            .formatted(PROPERTIES);
            };
        }
    }

    /**
     * Names what is there.
     *
     * @param database product and version
     * @param schema the schema that was looked at
     * @param tables some of the tables
     * @param before what another library has done before; null where none is known to have
     */
    public NonEmptyDatabaseException(
            String database, String schema, String history, List<String> tables, @Nullable Before before) {
        super(
                "NON_EMPTY_DATABASE",
                "The schema %s on %s has tables (%s) but no history table %s%s Nothing was written and nothing was run."
                        .formatted(
                                schema,
                                database,
                                String.join(", ", tables),
                                history,
                                before == null ? " that says which version it is at." : before.description()),
                before == null
                        ? "Say which version it is at: %s, or MigrationManager.baseline.".formatted(PROPERTIES)
                        : before.action(),
                null);
        this.version = before == null ? null : before.version();
    }

    /** The version that the database is known to be at; null where it isn't. */
    public @Nullable String version() {
        return version;
    }
}
