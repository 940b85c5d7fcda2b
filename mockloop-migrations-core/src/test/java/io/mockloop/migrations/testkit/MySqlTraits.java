package io.mockloop.migrations.testkit;

import io.mockloop.migrations.dialect.Dialect;
import io.mockloop.migrations.dialect.mysql.MySqlDialect;
import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.sql.SqlRules;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** MySQL's; MariaDB's are these but for some. */
class MySqlTraits extends Traits {

    @Override
    public List<String> goldenFolders() {
        return List.of("mysql");
    }

    @Override
    public Dialect dialect() {
        return new MySqlDialect();
    }

    @Override
    public SqlRules rules() {
        return new MySqlRules();
    }

    @Override
    public final boolean undoesSchemaChanges() {
        return false;
    }

    @Override
    public final boolean isCatalogAsked() {
        return true;
    }

    @Override
    public String lockedTable() {
        return "the server doesn't show this user who has locked it: that takes SELECT on"
                + " performance_schema\\.metadata_locks, \\.threads and \\.events_statements_current";
    }

    @Override
    public String lockedTableForAdministrators() {
        return "\\.t is locked \\(SHARED_READ\\) by connection \\d+ of user \\w+ from [\\w.:-]+, idle for \\d+ m?s; it ran: SELECT id"
                + " FROM t";
    }

    @Override
    public final String ownLockLimit() {
        return "SET SESSION lock_wait_timeout = 1";
    }

    @Override
    public final String ownRowLockLimit() {
        return "SET SESSION innodb_lock_wait_timeout = 1";
    }

    @Override
    public final String lockLimit() {
        return "SELECT @@SESSION.lock_wait_timeout";
    }

    @Override
    public final int mostRoundTrips(int statements) {
        return 2 * statements + 3;
    }

    @Override
    public final Optional<Backslashes> backslashes() {
        return Optional.of(new Backslashes(
                "sessionVariables=sql_mode='NO_BACKSLASH_ESCAPES'",
                "SET SESSION sql_mode = ''",
                "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
                true));
    }

    @Override
    public final boolean hasZones() {
        return false;
    }

    @Override
    public final String lockHolder() {
        return "it is held by connection \\d+ of user \\w+ from \\S+, runs for \\d+ m?s: SELECT SUM\\(SLEEP\\(30\\)\\) AS mockloop_slow"
                + "\\..*KILL \\d+;";
    }

    @Override
    public final String codesOfNoTable() {
        return "SQLState 42S02, code 1146";
    }

    @Override
    public NoConnection noConnection() {
        return new NoConnection(
                "Access denied for user '.+'@'.+' \\(using password: YES\\) \\(SQLState 28000, code 1045\\)",
                "Access denied for user .+ to database 'nothing_here' \\(SQLState 42000, code 1044\\)",
                "Communications link failure \\(SQLState 08S01; java\\.net\\.UnknownHostException: nobody\\.invalid[^)]*\\)",
                "Communications link failure \\(SQLState 08S01; java\\.net\\.ConnectException: .+\\)");
    }

    /** It asks for any of its ways to log in, so that nobody learns who is known. */
    @Override
    public String unknownUser() {
        return "Check --user: MySQL asks for any of its ways where it doesn't know a user.";
    }

    @Override
    public final char quote() {
        return '`';
    }

    @Override
    public final String typeOfInstants() {
        return "DATETIME(6)";
    }

    @Override
    public final List<String> trigger() {
        return List.of("CREATE TRIGGER parent_age BEFORE INSERT ON parent FOR EACH ROW SET NEW.age = 1");
    }

    @Override
    public final List<String> refusalOfVersionTwo() {
        return List.of("CREATE TRIGGER refuse BEFORE INSERT ON schema_version FOR EACH ROW BEGIN"
                + " IF NEW.version = '2' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF;"
                + " END");
    }

    @Override
    public final String endOfSession() {
        return "KILL CONNECTION_ID()";
    }

    @Override
    public final String identity() {
        return "SELECT CONNECTION_ID()";
    }

    @Override
    public final List<SessionChange> sessionChanges() {
        return List.of(
                new SessionChange("USE information_schema", "SELECT DATABASE()"),
                new SessionChange("SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'", "SELECT @@sql_mode"),
                new SessionChange(
                        "SET foreign_key_checks = 0, unique_checks = 0, sql_notes = OFF",
                        "SELECT @@foreign_key_checks, @@unique_checks, @@sql_notes"),
                new SessionChange(
                        "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
                        "SELECT @@character_set_client, @@character_set_results, @@collation_connection"),
                new SessionChange("SET character_set_results = NULL", "SELECT @@character_set_results"),
                new SessionChange(
                        "SET time_zone = '+03:00', lc_time_names = 'de_DE'", "SELECT @@time_zone, @@lc_time_names"),
                new SessionChange("SET timestamp = 1000000000", "SELECT UNIX_TIMESTAMP() > 1000000005"),
                new SessionChange("SET autocommit = 0", "SELECT @@autocommit"),
                new SessionChange(
                        "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                        "SELECT @@transaction_isolation, @@transaction_read_only"),
                new SessionChange(
                        "SET @@SESSION.sort_buffer_size = 100000, sql_select_limit = 1, long_query_time = 3.5",
                        "SELECT @@sort_buffer_size, @@sql_select_limit, @@long_query_time"),
                new SessionChange(
                        "SET sql_safe_updates = 1, auto_increment_increment = 7",
                        "SELECT @@sql_safe_updates, @@auto_increment_increment"),
                new SessionChange("SET default_storage_engine = MyISAM", "SELECT @@default_storage_engine"),
                new SessionChange(
                        "LOCK TABLES a WRITE",
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'x'"),
                new SessionChange("SET ROLE NONE", "SELECT CURRENT_ROLE()"),
                new SessionChange(
                        "SET @a = 1, @`b c` := 2, @d.e=@@sql_mode; /*!40101 SET @OLD_SQL_NOTES=@@SQL_NOTES */",
                        "SELECT @a, @`b c`, @d.e, @OLD_SQL_NOTES"),
                new SessionChange(
                        "DO GET_LOCK('mine', 0); SELECT GET_LOCK('it''s', 0)",
                        "SELECT IS_FREE_LOCK('mine'), IS_FREE_LOCK('it''s')"));
    }

    @Override
    public final String settingsOfDumps() {
        return "SELECT @@autocommit, @@sql_mode, @@foreign_key_checks, @@unique_checks, @@time_zone, @@sql_notes,"
                + " @@character_set_client, @@character_set_connection, @@character_set_results,"
                + " @@collation_connection, DATABASE(), @@sql_log_bin";
    }

    @Override
    public final String session() {
        return "SELECT LOWER(variable_name) AS name, variable_value AS value"
                + " FROM /*!80000 performance_schema */ /*M! information_schema */ .session_variables";
    }

    @Override
    public final Map<String, String> sessionOfTheJar() {
        Map<String, String> own = new TreeMap<>(Map.of("time_zone", "+00:00"));
        for (String each : List.of(
                "autocommit",
                "in_transaction",
                "gtid_executed",
                "pseudo_thread_id",
                "statement_id",
                "timestamp",
                "rand_seed1",
                "rand_seed2",
                "last_insert_id",
                "session_track_system_variables")) {
            own.put(each, ANY);
        }
        return own;
    }

    @Override
    public Class<? extends Connection> connection() {
        return com.mysql.cj.jdbc.ConnectionImpl.class;
    }

    @Override
    public ClientProgram client() {
        return ClientProgram.require("mysql", 9);
    }

    /** Comments are kept, as on the way through a driver: the bodies of routines hold them. */
    @Override
    public final void run(DatabaseAccess access, Path script, Path folder) {
        Stream<String> options = Stream.of("--comments", "--batch", "--default-character-set=utf8mb4");
        run(client().reading(script), access, folder.resolve("output.txt"), folder, options);
    }

    @Override
    public List<String> dumpOptions() {
        return List.of(
                "--routines --events",
                "--single-transaction --routines --triggers --events",
                "--compact --routines --events",
                "--no-autocommit --skip-add-locks --skip-extended-insert --complete-insert --routines --events");
    }

    @Override
    public void dump(DatabaseAccess access, Path into, Path folder, List<String> options) {
        Stream<String> ofTheServersAlone = Stream.of("--loose-set-gtid-purged=OFF", "--loose-skip-masking-policies");
        dump(
                ClientProgram.require("mysqldump", 9),
                access,
                into,
                folder,
                Stream.concat(ofTheServersAlone, options.stream()));
    }

    static void dump(ClientProgram program, DatabaseAccess access, Path into, Path folder, Stream<String> options) {
        run(program, access, into, folder, Stream.concat(Stream.of("--no-tablespaces", "--hex-blob"), options));
    }

    private static void run(
            ClientProgram program, DatabaseAccess access, Path output, Path folder, Stream<String> options) {
        URI uri = access.address();
        Path file = ClientProgram.secret(folder.resolve("client.cnf"), """
                [client]
                host=%s
                port=%s
                protocol=tcp
                user=%s
                password=%s
                """.formatted(
                uri.getHost().replace("localhost", "127.0.0.1"), uri.getPort(), access.user(), access.password()));
        Stream<String> first = Stream.of("--defaults-extra-file=" + file);
        Stream<String> name = Stream.of(uri.getPath().substring(1));
        program.run(
                output, Stream.of(first, options, name).flatMap(each -> each).toArray(String[]::new));
    }

    @Override
    final WireProtocol wire(WireCounter counter) {
        return new MySqlWire(counter);
    }

    @Override
    public void requireBackupTools() {
        ClientProgram.require("mysqldump", 9);
        ClientProgram.require("mysql", 9);
    }
}
