package io.mockloop.migrations.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.GenericContainer;

/** PgBouncer before the PostgreSQL server, one container a mode and JVM, started when first asked for. */
public final class PgBouncer {

    private static final int PORT = 5432;

    private static final Map<Mode, Integer> STARTED = new ConcurrentHashMap<>();

    private final DatabaseAccess server;

    /** How sessions are given out. */
    public enum Mode {
        /** A session for each transaction. */
        TRANSACTION("transaction", 200),
        /** Likewise, by a release that doesn't know which session has which statement prepared. */
        UNPREPARED("transaction", 0),
        /** A session for each connection. */
        SESSION("session", 200);

        private final String name;
        private final int preparedStatements;

        Mode(String name, int preparedStatements) {
            this.name = name;
            this.preparedStatements = preparedStatements;
        }
    }

    private PgBouncer(DatabaseAccess server) {
        this.server = server;
    }

    /**
     * A pooler before the server of a database; a test that asks it for a way in is skipped without a Docker engine.
     */
    public static PgBouncer before(DatabaseAccess access) {
        return new PgBouncer(access);
    }

    /** The way through it. */
    public DatabaseAccess access(Mode mode) {
        return server.throughLocalPort(STARTED.computeIfAbsent(mode, this::start));
    }

    private int start(Mode mode) {
        GenericContainer<?> container = new GenericContainer<>("edoburu/pgbouncer:latest")
                .withExposedPorts(PORT)
                .withExtraHost("db", "host-gateway")
                .withEnv("DB_HOST", "db")
                .withEnv("DB_PORT", String.valueOf(server.address().getPort()))
                .withEnv("DB_USER", server.user())
                .withEnv("DB_PASSWORD", server.password())
                .withEnv("AUTH_TYPE", "scram-sha-256")
                .withEnv("MAX_PREPARED_STATEMENTS", String.valueOf(mode.preparedStatements))
                .withEnv("POOL_MODE", mode.name)
                .withReuse(Containers.areReused());
        Containers.startOrSkip("PgBouncer", container);
        return container.getFirstMappedPort();
    }
}
