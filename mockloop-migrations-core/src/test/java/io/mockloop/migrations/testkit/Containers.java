package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Servers in containers. */
public final class Containers {

    /**
     * Whether servers are as durable as they are by themselves, and keep their data on their disk: for what is
     * measured. In memory a change of the schema costs a fraction of what it does elsewhere, and any other statement as
     * much.
     */
    static final boolean ARE_DURABLE = Boolean.getBoolean("mockloop.test.durable");

    private Containers() {}

    /**
     * Starts a container, or skips the test.
     *
     * @param what what is skipped
     */
    public static void startOrSkip(String what, GenericContainer<?> container) {
        try {
            start(container);
        } catch (NoContainerException e) {
            throw Missing.of(what, String.valueOf(e.getMessage()));
        }
    }

    /** The same for a database that is shared. */
    static Endpoint sharedOrSkip(Database database, GenericContainer<?> container, String data) {
        try {
            return startShared(container, data);
        } catch (NoContainerException e) {
            throw Missing.of(database.displayName(), String.valueOf(e.getMessage()));
        }
    }

    /** Starts a container that is shared; if another process is at that, the one that it has started is taken. */
    static Endpoint startShared(GenericContainer<?> container, String data) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "mockloop-test-containers.lock");
        try (FileChannel starting = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (areReused()) {
                starting.lock();
            }
            start(shared(container, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return endpoint(container);
    }

    /**
     * One that an earlier run left is gone on with, where reuse is switched on. Unless it is durable its data is kept
     * in memory: on a container's disk making a database costs ten times as much, and most tests make one.
     *
     * @param data the folder of its data
     */
    private static GenericContainer<?> shared(GenericContainer<?> container, String data) {
        if (!ARE_DURABLE) {
            container.withTmpFs(Map.of(data, "rw"));
        }
        container.withReuse(areReused());
        return container;
    }

    /** Whether reuse is switched on. */
    static boolean areReused() {
        return inRootLocale(() -> TestcontainersConfiguration.getInstance().environmentSupportsReuse());
    }

    /** Testcontainers makes variables' names upper-case as the default locale does, and tests have a Turkish one. */
    private static <T> T inRootLocale(Supplier<T> action) {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return action.get();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static Endpoint endpoint(GenericContainer<?> container) {
        return new Endpoint(container.getHost(), container.getFirstMappedPort());
    }

    private static void start(GenericContainer<?> container) {
        requireEngine();
        try {
            inRootLocale(() -> {
                container.start();
                return container;
            });
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof NoContainerException noImage) {
                    throw noImage;
                }
            }
            throw e;
        }
    }

    private static void requireEngine() {
        try {
            DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException e) {
            throw new NoContainerException("no Docker engine answers", e);
        }
    }
}
