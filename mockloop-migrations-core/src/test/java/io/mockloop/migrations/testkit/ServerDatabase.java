package io.mockloop.migrations.testkit;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database on a server. */
final class ServerDatabase extends FreshDatabase {

    private final DatabaseServer server;
    private final String name;
    private final DataSource owners;
    private final DataSource admins;

    ServerDatabase(DatabaseServer server, String name) {
        this.server = server;
        this.name = name;
        owners = server.dataSource(access());
        admins = server.dataSource(admin());
    }

    @Override
    public DatabaseAccess access() {
        return server.access(name, DatabaseServer.OWNER);
    }

    @Override
    public DatabaseAccess admin() {
        return server.admin(name);
    }

    @Override
    public DataSource dataSource() {
        return owners;
    }

    @Override
    public DataSource admins() {
        return admins;
    }

    @Override
    public DatabaseAccess readOnly() {
        return server.access(name, DatabaseServer.READER);
    }

    @Override
    public DatabaseAccess withoutCreate() {
        return server.access(name, DatabaseServer.WRITER);
    }

    @Override
    public String slowStatement(int seconds) {
        return server.slowStatement(seconds);
    }

    @Override
    public void endRunning(String part) {
        server.endRunning(name, part);
    }

    @Override
    boolean isRunning(String part) {
        Integer running = new JdbcTemplate(admins).queryForObject(server.countRunning(), Integer.class, part);
        return Objects.requireNonNull(running) > 0;
    }

    @Override
    List<CatalogReader.Line> structure() {
        return CatalogReader.read(admins, server.catalogQueries());
    }

    @Override
    String relations() {
        return server.relations();
    }

    @Override
    void remove() {
        for (DataSource each : List.of(owners, admins)) {
            if (each instanceof KeptSessions kept) {
                kept.close();
            }
        }
        server.drop(name);
    }
}
