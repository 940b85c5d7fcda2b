package io.mockloop.migrations.testkit;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.sqlite.SqliteDialect;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.sql.SqlRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqlite.SQLiteConnection;

/** SQLite's. */
final class SqliteTraits extends Traits {

    @Override
    public List<String> goldenFolders() {
        return List.of("sqlite");
    }

    @Override
    public Dialect dialect() {
        return new SqliteDialect();
    }

    @Override
    public SqlRules rules() {
        return new SqliteRules();
    }

    @Override
    public boolean undoesSchemaChanges() {
        return true;
    }

    @Override
    public boolean isCatalogAsked() {
        return false;
    }

    /** BEGIN and COMMIT besides. */
    @Override
    public int mostRoundTrips(int statements) {
        return statements + 2 + 2;
    }

    @Override
    public boolean hasZones() {
        return true;
    }

    @Override
    public String lockHolder() {
        return Files.exists(Path.of("/proc/locks"))
                ? "the database is written by process \\d+ \\(\\S+java\\) of user \\w+, which has run since "
                : "another process";
    }

    @Override
    public String codesOfNoTable() {
        return "code 1";
    }

    @Override
    public String typeOfInstants() {
        return "TEXT";
    }

    @Override
    public List<String> trigger() {
        return List.of("CREATE TRIGGER parent_age BEFORE INSERT ON parent BEGIN SELECT 1; END");
    }

    @Override
    public List<String> refusalOfVersionTwo() {
        return List.of("CREATE TRIGGER refuse BEFORE INSERT ON schema_version WHEN NEW.version = '2'"
                + " BEGIN SELECT RAISE(ABORT, 'not this one'); END");
    }

    @Override
    public Optional<String> refusedInTransaction() {
        return Optional.of("VACUUM");
    }

    @Override
    public String identity() {
        return "SELECT 1";
    }

    @Override
    public List<SessionChange> sessionChanges() {
        return List.of(
                new SessionChange("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys"),
                new SessionChange("PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers"),
                new SessionChange("PRAGMA cache_size = -77", "PRAGMA cache_size"),
                new SessionChange("PRAGMA case_sensitive_like = ON", "SELECT 'a' LIKE 'A'"),
                new SessionChange("PRAGMA reverse_unordered_selects = 1", "PRAGMA reverse_unordered_selects"),
                new SessionChange("PRAGMA writable_schema = ON", "PRAGMA writable_schema"),
                new SessionChange("PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints"),
                new SessionChange(
                        "CREATE TEMP TABLE a (x INT); CREATE TEMPORARY VIEW \"v;w\" AS SELECT 1;"
                                + " CREATE TEMP TRIGGER r AFTER INSERT ON main.a BEGIN SELECT 1; END",
                        "SELECT name FROM sqlite_temp_schema"));
    }

    @Override
    public String settingsOfDumps() {
        return "SELECT * FROM pragma_foreign_keys, pragma_recursive_triggers, pragma_database_list";
    }

    @Override
    public String session() {
        return Stream.of(
                        "application_id",
                        "auto_vacuum",
                        "automatic_index",
                        "busy_timeout",
                        "cache_size",
                        "cell_size_check",
                        "checkpoint_fullfsync",
                        "defer_foreign_keys",
                        "encoding",
                        "foreign_keys",
                        "fullfsync",
                        "hard_heap_limit",
                        "ignore_check_constraints",
                        "journal_mode",
                        "journal_size_limit",
                        "legacy_alter_table",
                        "locking_mode",
                        "page_size",
                        "query_only",
                        "read_uncommitted",
                        "recursive_triggers",
                        "reverse_unordered_selects",
                        "secure_delete",
                        "synchronous",
                        "temp_store",
                        "threads",
                        "trusted_schema",
                        "user_version",
                        "writable_schema")
                .map(name -> "SELECT '%1$s' AS name, %2$s AS value FROM pragma_%1$s"
                        .formatted(name, name.replace("busy_", "")))
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Who has the lock waits for readers; and a distribution may build its client with secure_delete. */
    @Override
    public Map<String, String> sessionOfTheJar() {
        return Map.of("busy_timeout", ANY, "secure_delete", ANY);
    }

    @Override
    public Class<? extends Connection> connection() {
        return SQLiteConnection.class;
    }

    @Override
    public ClientProgram client() {
        return ClientProgram.require("sqlite3", 3);
    }

    @Override
    public void run(DatabaseAccess access, Path script, Path folder) {
        // as the shell is by itself from version 3.41 on
        String[] options = {"-bail", "-cmd", ".dbconfig defensive on", file(access)};
        client().reading(script).run(folder.resolve("output.txt"), options);
    }

    @Override
    public List<String> dumpOptions() {
        return List.of(".dump", ".dump --preserve-rowids");
    }

    @Override
    public void dump(DatabaseAccess access, Path into, Path folder, List<String> options) {
        client().run(into, "-bail", file(access), String.join(" ", options));
    }

    private static String file(DatabaseAccess access) {
        return access.url().substring("jdbc:sqlite:".length());
    }
}
