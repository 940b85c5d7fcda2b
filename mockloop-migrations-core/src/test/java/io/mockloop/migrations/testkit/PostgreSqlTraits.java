package io.mockloop.migrations.testkit;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlDialect;
import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import io.mockloop.migrations.sql.SqlRules;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.jdbc.PgConnection;

/** PostgreSQL's. */
final class PostgreSqlTraits extends Traits {

    private static final int VERSION = 18;

    @Override
    public List<String> goldenFolders() {
        return List.of("postgresql");
    }

    @Override
    public Dialect dialect() {
        return new PostgreSqlDialect();
    }

    @Override
    public SqlRules rules() {
        return new PostgreSqlRules();
    }

    @Override
    public boolean undoesSchemaChanges() {
        return true;
    }

    @Override
    public boolean isCatalogAsked() {
        return false;
    }

    /**
     * Two a pipeline of 250 statements, the two of the history included; into a long one the driver may put one Sync of
     * its own, since it never lets both sides wait with full buffers.
     */
    @Override
    public String lockedTable() {
        return "public\\.t is locked \\(AccessShareLock\\) by process \\d+ of user \\w+ from [\\d.:a-f]+ \\(PostgreSQL JDBC"
                + " Driver\\), in a transaction for \\d+ m?s, idle in transaction; it ran: SELECT id FROM t \\(";
    }

    @Override
    public String ownLockLimit() {
        return "SET LOCAL lock_timeout = '500ms'";
    }

    @Override
    public String lockLimit() {
        return "SHOW lock_timeout";
    }

    @Override
    public int mostRoundTrips(int statements) {
        int pipelines = (statements + 2 + 249) / 250;
        return 2 * pipelines + (pipelines - 1);
    }

    @Override
    public Optional<Backslashes> backslashes() {
        return Optional.of(new Backslashes(
                "options=-c%20standard_conforming_strings=off",
                "SET standard_conforming_strings = on", "SET standard_conforming_strings = off", false));
    }

    @Override
    public boolean hasZones() {
        return true;
    }

    @Override
    public String lockHolder() {
        return "it is held by process \\d+ of user \\w+ from \\S+ \\([^)]+\\), in a transaction for \\d+ m?s, runs: .*mockloop_slow.*"
                + "\\(for \\d+ m?s\\), connected since [-0-9: ]+ UTC\\..*SELECT pg_terminate_backend\\(\\d+\\);";
    }

    @Override
    public String codesOfNoTable() {
        return "SQLState 42P01";
    }

    @Override
    public NoConnection noConnection() {
        return new NoConnection(
                "FATAL: password authentication failed for user .+ \\(SQLState 28P01\\)",
                "FATAL: database \"nothing_here\" does not exist \\(SQLState 3D000\\)",
                ".+ \\(SQLState 08001; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)",
                ".*localhost:1 .+ \\(SQLState 08001; java\\.net\\.ConnectException: .+\\)");
    }

    @Override
    public String typeOfInstants() {
        return "TIMESTAMP WITH TIME ZONE";
    }

    @Override
    public List<String> trigger() {
        return List.of(
                "CREATE FUNCTION older() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER parent_age BEFORE INSERT ON parent FOR EACH ROW EXECUTE FUNCTION older()");
    }

    @Override
    public List<String> refusalOfVersionTwo() {
        return List.of(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'not this one'; END $$",
                "CREATE TRIGGER refuse BEFORE INSERT ON schema_version FOR EACH ROW"
                        + " WHEN (NEW.version = '2') EXECUTE FUNCTION refuse()");
    }

    @Override
    public Optional<String> refusedInTransaction() {
        return Optional.of("CREATE INDEX CONCURRENTLY idx_t ON t (id)");
    }

    @Override
    public String endOfSession() {
        return "SELECT pg_terminate_backend(pg_backend_pid())";
    }

    @Override
    public String identity() {
        return "SELECT pg_backend_pid()";
    }

    @Override
    public List<SessionChange> sessionChanges() {
        return List.of(
                new SessionChange("SELECT pg_catalog.set_config('search_path', '', false)", "SHOW search_path"),
                new SessionChange("CREATE SCHEMA IF NOT EXISTS s; SET search_path = s, public", "SHOW search_path"),
                new SessionChange("SET statement_timeout = '77s'", "SHOW statement_timeout"),
                new SessionChange("SET LOCAL lock_timeout = '7s'", "SHOW lock_timeout"),
                new SessionChange("SET my.variable = 'x'", "SELECT nullif(current_setting('my.variable', true), '')"),
                new SessionChange(
                        "SELECT set_config('my.other', 'x', false)",
                        "SELECT nullif(current_setting('my.other', true), '')"),
                new SessionChange(
                        "SET default_transaction_isolation = serializable", "SHOW default_transaction_isolation"),
                new SessionChange(
                        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SHOW default_transaction_read_only"),
                new SessionChange("SET standard_conforming_strings = off", "SHOW standard_conforming_strings"),
                new SessionChange("SET TIME ZONE 'Asia/Tokyo'", "SHOW timezone"),
                new SessionChange("DO $$ BEGIN SET work_mem = '99MB'; END $$", "SHOW work_mem"),
                new SessionChange(
                        "CREATE TEMP TABLE a (x INT); CREATE TEMPORARY VIEW v AS SELECT 1 AS x; CREATE TEMP SEQUENCE q",
                        "SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema()"),
                new SessionChange(
                        "SELECT 1 AS x INTO TEMP b",
                        "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"),
                new SessionChange("LISTEN news; LISTEN \"more; news\"", "SELECT * FROM pg_listening_channels()"),
                new SessionChange("PREPARE p AS SELECT 1", "SELECT name FROM pg_prepared_statements WHERE from_sql"),
                new SessionChange(
                        "DECLARE c CURSOR WITH HOLD FOR SELECT 1", "SELECT name FROM pg_cursors WHERE is_holdable"),
                new SessionChange(
                        "SELECT pg_advisory_lock(42), pg_advisory_lock(42), pg_advisory_lock(-7), pg_advisory_lock(1, -2),"
                                + " pg_advisory_lock_shared(9)",
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"));
    }

    @Override
    public String settingsOfDumps() {
        return "SELECT name || '=' || setting FROM pg_settings WHERE source = 'session' UNION ALL"
                + " SELECT current_user || session_user || current_setting('search_path') || current_setting('TimeZone')"
                + " ORDER BY 1";
    }

    @Override
    public String session() {
        return "SELECT name, setting AS value FROM pg_settings";
    }

    @Override
    public Map<String, String> sessionOfTheJar() {
        return Map.of("application_name", "PostgreSQL JDBC Driver", "TimeZone", "UTC", "lock_timeout", "5000");
    }

    @Override
    public Class<? extends Connection> connection() {
        return PgConnection.class;
    }

    @Override
    public ClientProgram client() {
        return ClientProgram.require("psql", VERSION);
    }

    @Override
    public void run(DatabaseAccess access, Path script, Path folder) {
        Stream<String> options = Stream.of("-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", script.toString());
        run(client(), access, folder.resolve("output.txt"), folder, options);
    }

    @Override
    public List<String> dumpOptions() {
        return List.of(
                "",
                "--inserts",
                "--clean --if-exists",
                "--column-inserts --rows-per-insert=3 --quote-all-identifiers --no-owner");
    }

    @Override
    public void dump(DatabaseAccess access, Path into, Path folder, List<String> options) {
        run(ClientProgram.require("pg_dump", VERSION), access, into, folder, options.stream());
    }

    private static void run(
            ClientProgram program, DatabaseAccess access, Path output, Path folder, Stream<String> options) {
        URI uri = access.address();
        Path passwords = ClientProgram.secret(folder.resolve("pgpass"), "*:*:*:*:" + access.password() + "\n");
        Stream<String> where =
                Stream.of("-w", "-h", uri.getHost(), "-p", String.valueOf(uri.getPort()), "-U", access.user());
        Stream<String> name = Stream.of(uri.getPath().substring(1));
        program.with("PGPASSFILE", passwords.toString())
                .run(
                        output,
                        Stream.of(where, options, name).flatMap(each -> each).toArray(String[]::new));
    }

    @Override
    WireProtocol wire(WireCounter counter) {
        return new PostgreSqlWire(counter);
    }

    @Override
    public void requireBackupTools() {
        ClientProgram.require("pg_dump", VERSION);
        ClientProgram.require("pg_restore", VERSION);
        ClientProgram.require("psql", VERSION);
    }
}
