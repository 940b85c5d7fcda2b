package io.mockloop.migrations.testkit;

import java.util.List;
import java.util.Objects;

/** A database on a server. */
final class ServerDatabase extends FreshDatabase {

    private final DatabaseServer server;
    private final String name;

    ServerDatabase(DatabaseServer server, String name) {
        this.server = server;
        this.name = name;
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
        Integer running = server.asAdmin(name).queryForObject(server.countRunning(), Integer.class, part);
        return Objects.requireNonNull(running) > 0;
    }

    @Override
    List<CatalogReader.Line> structure() {
        return CatalogReader.read(server.asAdmin(name), server.catalogQueries());
    }

    @Override
    String relations() {
        return server.relations();
    }

    @Override
    void remove() {
        server.drop(name);
    }
}
