package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Servers in containers. */
final class Containers {

    private Containers() {}

    static boolean available() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Whether what can't be had fails tests instead of skipping them. */
    static boolean areRequired() {
        return Boolean.getBoolean("mockloop.test.require-all") || "true".equals(System.getenv("CI"));
    }

    /** Skips the test where there is no Docker engine, or fails it where every database is required. */
    static void require(Database database) {
        if (available()) {
            return;
        }
        String message = database.displayName() + " is not available: no Docker engine answers";
        if (areRequired()) {
            throw new IllegalStateException(message + ", and every database is required");
        }
        Assumptions.abort(message);
    }

    /**
     * Starts a container, or goes on with the one that an earlier run left where reuse is switched on. Its data is kept
     * in memory: on a container's disk making a database costs ten times as much, and most tests make one.
     *
     * @param data the folder of its data
     */
    static Endpoint start(GenericContainer<?> container, String data) {
        container.withTmpFs(Map.of(data, "rw"));
        container.withReuse(TestcontainersConfiguration.getInstance().environmentSupportsReuse());
        container.start();
        return new Endpoint(container.getHost(), container.getFirstMappedPort());
    }
}
