package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, else an embedded one. */
final class PostgreSqlServer extends DatabaseServer {

    private static final String ADMINISTRATOR = "postgres";

    private static final String OF_RUNNING =
            " FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                    + " AND pid <> pg_backend_pid() AND position(? IN query) > 0";

    private static final Supplier<Endpoint> ENDPOINT =
            Endpoint.startedOnce(() -> Containers.available() ? inContainer() : embedded());

    @Override
    public Database kind() {
        return Database.POSTGRESQL;
    }

    @Override
    DatabaseAccess access(String database, String user) {
        Endpoint endpoint = ENDPOINT.get();
        String url = "jdbc:postgresql://%s:%s/%s?sslmode=disable".formatted(endpoint.host(), endpoint.port(), database);
        return new DatabaseAccess(kind(), url, user, PASSWORD);
    }

    @Override
    DatabaseAccess admin(String database) {
        return access(database, ADMINISTRATOR);
    }

    @Override
    void create(String database) {
        JdbcTemplate server = asAdmin(ADMINISTRATOR);
        for (String user : List.of(OWNER, READER, WRITER)) {
            server.execute("DO $$ BEGIN CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "';"
                    + " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        }
        server.execute("CREATE DATABASE " + database + " OWNER " + OWNER);
        JdbcTemplate jdbc = asAdmin(database);
        String rightsOnLaterTables = "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " GRANT ";
        jdbc.execute(rightsOnLaterTables + "SELECT ON TABLES TO " + READER);
        jdbc.execute(rightsOnLaterTables + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + WRITER);
        jdbc.execute(rightsOnLaterTables + "USAGE ON SEQUENCES TO " + WRITER);
    }

    @Override
    void drop(String database) {
        asAdmin(ADMINISTRATOR).execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
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
        return "SELECT pg_sleep(" + seconds + ") AS mockloop_slow";
    }

    @Override
    List<CatalogReader.Query> catalogQueries() {
        return PostgreSqlCatalog.QUERIES;
    }

    @Override
    String relations() {
        return PostgreSqlCatalog.RELATIONS;
    }

    private static Endpoint inContainer() {
        return Containers.start(
                new PostgreSQLContainer("postgres:18")
                        .withUsername(ADMINISTRATOR)
                        .withPassword(PASSWORD)
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300"),
                "/var/lib/postgresql");
    }

    private static Endpoint embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
            return new Endpoint("localhost", server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
