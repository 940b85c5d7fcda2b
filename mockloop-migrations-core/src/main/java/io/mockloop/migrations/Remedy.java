package io.mockloop.migrations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done about a failure. As a string each is what callers of the API are told. */
public sealed interface Remedy {

    /** What properties begin with. */
    String PREFIX = "mockloop.migrations.";

    /**
     * A property to be set.
     *
     * @param name without {@link #PREFIX}
     * @param value null if any other will do
     */
    record SetProperty(String name, @Nullable String value) implements Remedy {

        /** One that has no one value to be set to. */
        public SetProperty(String name) {
            this(name, null);
        }

        @Override
        public String toString() {
            return PREFIX + name + (value == null ? "" : "=" + value);
        }
    }

    /**
     * A property whose value is wrong.
     *
     * @param name without {@link #PREFIX}
     */
    record CorrectProperty(String name) implements Remedy {
        @Override
        public String toString() {
            return PREFIX + name;
        }
    }

    /**
     * A placeholder to be given a value.
     *
     * @param name as it stands in the SQL
     */
    record SetPlaceholder(String name) implements Remedy {
        @Override
        public String toString() {
            return PREFIX + "placeholders." + (name.indexOf(':') < 0 ? name : "[" + name + "]");
        }
    }

    /**
     * A file to be edited.
     *
     * @param file where it was found
     * @param line from 1; 0 for the whole file
     * @param how what to write there
     */
    record EditFile(String file, int line, Message how) implements Remedy {
        @Override
        public String toString() {
            return how.toString();
        }
    }

    /**
     * SQL to be run by hand.
     *
     * @param statement without the semicolon at its end
     */
    record RunSql(String statement) implements Remedy {
        @Override
        public String toString() {
            return statement + ";";
        }
    }

    /**
     * A repair, which takes over applied migrations as they are now.
     *
     * @param version of the one to be taken over, as the history has it; null for all
     */
    record Repair(@Nullable String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.repair" + (version == null ? "" : "(\"" + version + "\")");
        }
    }

    /**
     * What is applied, and was deleted on purpose, to be taken out of the history.
     *
     * @param version as the history has it; null for whichever it is
     */
    record Forget(@Nullable String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.forget(%s)".formatted(version == null ? "version" : "\"" + version + "\"");
        }
    }

    /**
     * A run that notes one of the pending migrations as applied, and applies the others.
     *
     * @param version of the one, as the code has it
     */
    record Skip(String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.migrateSkipping(\"%s\")".formatted(version);
        }
    }

    /**
     * One pending migration to be noted as applied, and nothing to be run.
     *
     * @param version of the one, as the code has it
     */
    record MarkApplied(String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.markApplied(\"%s\")".formatted(version);
        }
    }

    /**
     * The recovery of a migration that was left half-done.
     *
     * @param version its version, as the history has it; null for whichever it is
     * @param kind how; null for the usual way
     */
    record Recover(@Nullable String version, @Nullable RecoveryKind kind) implements Remedy {

        /**
         * The order for one start of an application, or what else is typed.
         *
         * @param typed what else
         */
        public String orBy(String typed) {
            return version == null || kind == null
                    ? typed
                    : "%s, or start once with %srecover=%s and %srecover-version=%s"
                            .formatted(typed, PREFIX, kind.name().toLowerCase(Locale.ROOT), PREFIX, version);
        }

        @Override
        public String toString() {
            return "MigrationManager.recover(%s, %s)".formatted(version == null ? null : "\"" + version + "\"", kind);
        }
    }

    /**
     * A migration of rows that was paused to go on.
     *
     * @param version its version, as the history has it
     */
    record ResumeRows(String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.resumeDataMigration(\"%s\")".formatted(version);
        }
    }

    /**
     * A migration of rows to be ended for good.
     *
     * @param version its version, as the history has it
     */
    record CancelRows(String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.cancelDataMigration(\"%s\")".formatted(version);
        }
    }

    /** The recovery of what was left half-done from the backup that was made right before it. */
    record RecoverFromBackup() implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.recoverFromBackup";
        }
    }

    /**
     * A backup to be restored.
     *
     * @param file its path
     */
    record RestoreBackup(String file) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.restore(Path.of(\"" + file + "\"))";
        }
    }

    /**
     * A version to be noted as the one that a database is at.
     *
     * @param version the version; null if that isn't known
     */
    record Baseline(@Nullable String version) implements Remedy {
        @Override
        public String toString() {
            return "MigrationManager.baseline" + (version == null ? "" : "(\"" + version + "\")");
        }
    }

    /**
     * The history of another library to be taken over.
     *
     * @param from the library; null if it needs not be said
     * @param table the name of its table; null if it needs not be said
     * @param schema the schema of its table; null if it needs not be said
     */
    record Adopt(
            @Nullable OtherLibrary from,
            @Nullable String table,
            @Nullable String schema) implements Remedy {
        @Override
        public String toString() {
            if (table == null && schema == null) {
                return from == null
                        ? "MigrationManager.adopt()"
                        : "MigrationManager.adopt(AdoptSource.of(%s))".formatted(from);
            }
            return "MigrationManager.adopt(new AdoptSource(%s, %s, %s))".formatted(from, quoted(schema), quoted(table));
        }

        private static @Nullable String quoted(@Nullable String name) {
            return name == null ? null : "\"" + name + "\"";
        }
    }

    /**
     * A database that has tables to be taken over, with its history, or at a version, its baseline.
     *
     * @param from the library that has migrated it before; null for none
     * @param version the version that it is at; null if that isn't known
     */
    record TakeOver(@Nullable OtherLibrary from, @Nullable String version) implements Remedy {

        private static final String PROPERTIES =
                PREFIX + "baseline-on-migrate=true with " + PREFIX + "baseline-version";

        @Override
        public String toString() {
            return orBy(adopt().toString(), new Baseline(null).toString());
        }

        /** What takes its history over. */
        public Adopt adopt() {
            return new Adopt(null, null, null);
        }

        /**
         * The text for those who set properties.
         *
         * @param adopt what takes its history over
         * @param other what they can do instead of setting any
         */
        public String orBy(String adopt, String other) {
            if (from == null) {
                return "Say which version it is at: %s, or %s.".formatted(PROPERTIES, other);
            }
            return switch (from) {
                case FLYWAY ->
                    "Take its history over: %s compares its checksums with the files, and runs nothing. Or go on where Flyway stopped: %s=%s, or %s. All versions up to %s then count as applied; repeatable migrations run once more."
                            .formatted(
                                    adopt,
                                    PROPERTIES,
                                    version == null
                                            ? "<the highest version that %s shows>".formatted(from.table())
                                            : version,
                                    other,
                                    version == null ? "it" : version);
                case LIQUIBASE ->
                    "Take its history over, if the migrations here are its changesets: %s runs nothing. Or say which version of the migrations here is the last whose changes Liquibase has made: %s, or %s. All versions up to it then count as applied."
                            .formatted(adopt, PROPERTIES, other);
            };
        }
    }

    /** Another library that keeps a history. */
    enum OtherLibrary {
        /** Flyway, under the name that it gives its table by default. */
        FLYWAY("Flyway", "flyway_schema_history"),
        /** Liquibase. */
        LIQUIBASE("Liquibase", "databasechangelog");

        private final String displayName;
        private final String table;

        OtherLibrary(String displayName, String table) {
            this.displayName = displayName;
            this.table = table;
        }

        /** As it calls itself. */
        public String displayName() {
            return displayName;
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

    /** What there is one way to do. */
    enum Usual implements Remedy {
        /** To choose a version that is pending. */
        CHOOSE_PENDING("Choose one of those that MigrationManager.pendingMigrations names."),
        /** To choose a version that is applied. */
        CHOOSE_APPLIED("Choose one of those that MigrationManager.history names as applied."),
        /** To choose any version that there is. */
        CHOOSE_ANY("Choose one of those that MigrationManager.pendingMigrations or history name."),
        /** To roll back in place of a migration that would have to go down. */
        ROLL_BACK("Use rollbackToVersion, or migrateToVersion with ALLOW_DOWN."),
        /** To do once more what failed. */
        START_AGAIN("start again"),
        /** To have all that is wrong listed. */
        LIST_PROBLEMS("MigrationManager.validate"),
        /** To take the schema as it is for the expected one. */
        ACCEPT_SCHEMA("MigrationManager.acceptSchema"),
        /** To name a database for tests of migrations. */
        NAME_TEST_DATABASE("name it by MigrationTester.on, or by SchemaComparison.on"),
        /** To name the folder of a squashed set's file. */
        NAME_SQUASH_FOLDER("SquashOrder.into"),
        /** To do without the rows of a squashed set. */
        LEAVE_OUT_ROWS("SquashOrder.withoutRows"),
        /** To have a schema written as SQL. */
        WRITE_SCHEMA("MigrationManager.schemaSql"),
        /** To look at what the connection is made with. */
        CHECK_CONNECTION("Check that the database is up, and its URL, user and password; " + PREFIX
                + "connect-retries waits for one that isn't up yet."),
        /** The same, as the server has passwords encrypted with its key, and the driver may not ask for that. */
        CHECK_SERVER_KEY(CHECK_CONNECTION.text),
        /** The same, as the driver doesn't know the way to log in that the server asks for. */
        CHECK_LOGIN(CHECK_CONNECTION.text),
        /** To change a migration's class so that it can be made. */
        LET_BE_MADE("Give the class a constructor without arguments that does not fail, or declare it as a bean.");

        private final String text;

        Usual(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
