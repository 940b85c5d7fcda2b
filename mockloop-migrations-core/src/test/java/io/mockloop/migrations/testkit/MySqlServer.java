package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL or MariaDB in a container. */
final class MySqlServer extends DatabaseServer {

    static final MySqlServer MYSQL = new MySqlServer(
            Database.MYSQL,
            Driver.MYSQL,
            new MySqlTraits(),
            Endpoint.startedOnce(() -> prepared(startMySql(), Driver.MYSQL)),
            MySqlCatalog.MYSQL);
    static final MySqlServer MARIADB = new MySqlServer(
            Database.MARIADB,
            Driver.MARIADB,
            new MariaDbTraits(),
            Endpoint.startedOnce(() -> prepared(startMariaDb(), Driver.MARIADB)),
            MySqlCatalog.MARIADB);
    static final MySqlServer MARIADB_BY_MYSQL_DRIVER =
            new MySqlServer(Database.MARIADB, Driver.MYSQL, MARIADB.traits, MARIADB.endpoint, MARIADB.catalog);

    private static final String ADMINISTRATOR = "root";

    private static final String DATA = "/var/lib/mysql";

    /** Not as durable as a server should be, so that tests are faster. */
    private static final List<String> LESS_DURABLE =
            Containers.ARE_DURABLE ? List.of() : List.of("--sync-binlog=0", "--innodb-flush-log-at-trx-commit=0");

    /** The first is for triggers without the right SUPER. */
    private static final String[] OPTIONS = Stream.concat(
                    LESS_DURABLE.stream(),
                    Stream.of(
                            "--log-bin-trust-function-creators=1", "--max-connections=300", "--max-allowed-packet=16M"))
            .toArray(String[]::new);

    /** MySQL's older list fails as soon as a session runs what has a character of four bytes. */
    private static final String SESSIONS =
            " FROM /*!80022 performance_schema */ /*M! information_schema */ .processlist WHERE ";

    private static final String OF_RUNNING =
            SESSIONS + " db = database() AND id <> connection_id() AND locate(?, info) > 0";

    private static final int NO_SUCH_SESSION = 1094;

    private enum Driver {
        MYSQL("jdbc:mysql://%s:%s/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"),
        MARIADB("jdbc:mariadb://%s:%s/%s?sslMode=disable");

        private final String url;

        Driver(String url) {
            this.url = url;
        }

        private String url(Endpoint server, String database) {
            return url.formatted(server.host(), server.port(), database);
        }
    }

    private final Database kind;
    private final Driver driver;
    private final Traits traits;
    private final Supplier<Endpoint> endpoint;
    private final List<CatalogReader.Query> catalog;

    private MySqlServer(
            Database kind,
            Driver driver,
            Traits traits,
            Supplier<Endpoint> endpoint,
            List<CatalogReader.Query> catalog) {
        this.kind = kind;
        this.driver = driver;
        this.traits = traits;
        this.endpoint = endpoint;
        this.catalog = catalog;
    }

    @Override
    public Database kind() {
        return kind;
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public String toString() {
        return kind.displayName() + (driver.name().equals(kind.name()) ? "" : " through MySQL's driver");
    }

    @Override
    DatabaseAccess access(String database, String user) {
        return new DatabaseAccess(kind, driver.url(endpoint.get(), database), user, PASSWORD);
    }

    @Override
    DatabaseAccess admin(String database) {
        return access(database, ADMINISTRATOR);
    }

    @Override
    void create(String database) {
        asAdmin("").execute("CREATE DATABASE " + database);
    }

    /** Makes the users, whose rights are those on all databases that are ours. */
    private static Endpoint prepared(Endpoint endpoint, Driver driver) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(driver.url(endpoint, ""), ADMINISTRATOR, PASSWORD, true);
        try {
            JdbcTemplate jdbc = new JdbcTemplate(connection);
            for (String user : List.of(OWNER, READER, WRITER)) {
                jdbc.execute("CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY '" + PASSWORD + "'");
            }
            String ours = " ON `" + PREFIX + "%`.* TO ";
            jdbc.execute("GRANT ALL" + ours + OWNER);
            jdbc.execute("GRANT SELECT" + ours + READER);
            jdbc.execute("GRANT SELECT, INSERT, UPDATE, DELETE" + ours + WRITER);
        } finally {
            connection.destroy();
        }
        return endpoint;
    }

    @Override
    void drop(String database) {
        JdbcTemplate jdbc = asAdmin("");
        kill(jdbc, "SELECT id" + SESSIONS + "db = ?", database);
        jdbc.execute("DROP DATABASE IF EXISTS " + database);
    }

    @Override
    void endRunning(String database, String part) {
        kill(asAdmin(database), "SELECT id" + OF_RUNNING, part);
    }

    private static void kill(JdbcTemplate jdbc, String sessions, String parameter) {
        jdbc.query(sessions, (row, number) -> row.getLong(1), parameter).forEach(session -> kill(jdbc, session));
    }

    private static void kill(JdbcTemplate jdbc, long session) {
        try {
            jdbc.execute("KILL " + session);
        } catch (DataAccessException e) {
            if (!(e.getRootCause() instanceof SQLException cause) || cause.getErrorCode() != NO_SUCH_SESSION) {
                throw e;
            }
        }
    }

    @Override
    String countRunning() {
        return "SELECT count(*)" + OF_RUNNING;
    }

    @Override
    String slowStatement(int seconds) {
        // alone in a query, SLEEP ends without an error on MySQL where it is interrupted
        return "SELECT SUM(SLEEP(" + seconds + ")) AS mockloop_slow";
    }

    @Override
    List<CatalogReader.Query> catalogQueries() {
        return catalog;
    }

    @Override
    String relations() {
        return MySqlCatalog.RELATIONS;
    }

    private static Endpoint startMySql() {
        return Containers.sharedOrSkip(
                Database.MYSQL,
                new MySQLContainer("mysql:9").withPassword(PASSWORD).withCommand(OPTIONS),
                DATA);
    }

    private static Endpoint startMariaDb() {
        return Containers.sharedOrSkip(
                Database.MARIADB,
                new MariaDBContainer("mariadb:11").withPassword(PASSWORD).withCommand(OPTIONS),
                DATA);
    }
}
