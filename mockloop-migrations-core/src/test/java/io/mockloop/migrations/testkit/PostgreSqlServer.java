package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, else an embedded one. */
final class PostgreSqlServer extends DatabaseServer {

    private static final String ADMINISTRATOR = "postgres";

    /** Not as durable as a server should be, so that tests are faster. */
    private static final List<String> LESS_DURABLE =
            Containers.ARE_DURABLE ? List.of() : List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off");

    private static final List<String> SETTINGS = Stream.concat(
                    LESS_DURABLE.stream(), Stream.of("scram_iterations=1", "max_connections=300"))
            .toList();

    private static final String OF_RUNNING =
            " FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                    + " AND pid <> pg_backend_pid() AND position(? IN query) > 0";

    /** What each test's database is a copy of, so that making one is a single statement. */
    private static final String TEMPLATE = PREFIX + "_template";

    private static final Supplier<Endpoint> ENDPOINT = Endpoint.startedOnce(() -> prepared(started()));

    private static @Nullable DataSource administrator;

    @Override
    public Database kind() {
        return Database.POSTGRESQL;
    }

    @Override
    public Traits traits() {
        return new PostgreSqlTraits();
    }

    @Override
    DatabaseAccess access(String database, String user) {
        return access(ENDPOINT.get(), database, user);
    }

    private static DatabaseAccess access(Endpoint endpoint, String database, String user) {
        String url = "jdbc:postgresql://%s:%s/%s?sslmode=disable".formatted(endpoint.host(), endpoint.port(), database);
        return new DatabaseAccess(Database.POSTGRESQL, url, user, PASSWORD);
    }

    @Override
    DatabaseAccess admin(String database) {
        return access(database, ADMINISTRATOR);
    }

    @Override
    DataSource dataSource(DatabaseAccess access) {
        return new KeptSessions(access);
    }

    /** Of this JVM; the server ends its session with it. */
    private static synchronized JdbcTemplate administrator() {
        if (administrator == null) {
            administrator = new KeptSessions(access(ENDPOINT.get(), ADMINISTRATOR, ADMINISTRATOR));
        }
        return new JdbcTemplate(administrator);
    }

    @Override
    void create(String database) {
        administrator()
                .execute("CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY FILE_COPY"
                        .formatted(database, OWNER, TEMPLATE));
    }

    @Override
    void drop(String database) {
        administrator().execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    @Override
    String countRunning() {
        return "SELECT count(*)" + OF_RUNNING;
    }

    @Override
    void endRunning(String database, String part) {
        asAdmin(database)
                .query("SELECT pg_terminate_backend(pid)" + OF_RUNNING, (row, number) -> row.getBoolean(1), part);
    }

    @Override
    String slowStatement(int seconds) {
        return "SELECT 1 AS mockloop_slow FROM pg_sleep(" + seconds + ")";
    }

    @Override
    List<CatalogReader.Query> catalogQueries() {
        return PostgreSqlCatalog.QUERIES;
    }

    @Override
    String relations() {
        return PostgreSqlCatalog.RELATIONS;
    }

    /** Makes users and template, where another process that shares the server hasn't yet. */
    private static Endpoint prepared(Endpoint endpoint) {
        SingleConnectionDataSource connection = connection(endpoint, ADMINISTRATOR);
        try {
            JdbcTemplate server = new JdbcTemplate(connection);
            server.query("SELECT pg_advisory_lock(1)", row -> {});
            if (server.queryForList("SELECT 1 FROM pg_database WHERE datname = ?", TEMPLATE)
                    .isEmpty()) {
                prepare(server, endpoint);
            }
        } finally {
            connection.destroy();
        }
        return endpoint;
    }

    private static void prepare(JdbcTemplate server, Endpoint endpoint) {
        // made before the server had its settings, it costs thousands of rounds in each log-in
        server.execute("ALTER ROLE " + ADMINISTRATOR + " PASSWORD '" + PASSWORD + "'");
        for (String user : List.of(OWNER, READER, WRITER)) {
            server.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
        }
        server.execute("CREATE DATABASE " + TEMPLATE);
        SingleConnectionDataSource connection = connection(endpoint, TEMPLATE);
        try {
            JdbcTemplate template = new JdbcTemplate(connection);
            String rightsOnLaterTables = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " GRANT ";
            template.execute(rightsOnLaterTables + "SELECT ON TABLES TO " + READER);
            template.execute(rightsOnLaterTables + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + WRITER);
            template.execute(rightsOnLaterTables + "USAGE ON SEQUENCES TO " + WRITER);
        } finally {
            connection.destroy();
        }
    }

    private static SingleConnectionDataSource connection(Endpoint endpoint, String database) {
        DatabaseAccess access = access(endpoint, database, ADMINISTRATOR);
        return new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
    }

    private static Endpoint started() {
        try {
            return Containers.startShared(container(), "/var/lib/postgresql");
        } catch (NoContainerException e) {
            return embedded();
        }
    }

    private static PostgreSQLContainer container() {
        Stream<String> settings = SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting));
        return new PostgreSQLContainer("postgres:18")
                .withUsername(ADMINISTRATOR)
                .withPassword(PASSWORD)
                .withCommand(Stream.concat(Stream.of("postgres"), settings).toArray(String[]::new));
    }

    /** It asks for passwords, as a container does; what the builder takes for a locale is any option of initdb. */
    private static Endpoint embedded() {
        try {
            Path password = Files.writeString(Files.createTempFile("initdb", ".txt"), PASSWORD);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    .setConnectConfig("password", PASSWORD);
            for (String setting : SETTINGS) {
                int equals = setting.indexOf('=');
                builder.setServerConfig(setting.substring(0, equals), setting.substring(equals + 1));
            }
            EmbeddedPostgres server = builder.start();
            Files.delete(password);
            return new Endpoint("localhost", server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
