package io.mockloop.migrations.cli.jar;

import io.mockloop.migrations.connection.DatabaseUrl;
import java.lang.reflect.InvocationTargetException;
import java.sql.Driver;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The drivers by their names, so that none is loaded but the one that is used. */
final class Drivers {

    private static final String CONNECTOR_J = "com.mysql.cj.jdbc.Driver";
    private static final String MARIADB = "org.mariadb.jdbc.Driver";

    /** Held, since a logger that nobody holds forgets its level. */
    private static final class Quiet {

        static final Logger LOGGER = Logger.getLogger("org.postgresql");

        private Quiet() {}
    }

    private final ClassLoader classLoader;

    Drivers(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Whether MySQL has its own driver here. */
    boolean haveConnectorJ() {
        return classLoader.getResource(CONNECTOR_J.replace('.', '/') + ".class") != null;
    }

    /** The driver for a URL. */
    Driver of(DatabaseUrl url, @Nullable String className) {
        if (className != null) {
            return named(className);
        }
        if (url.isOf("sqlite")) {
            return named("org.sqlite.JDBC");
        }
        if (url.isOf("postgresql")) {
            // It says nothing that isn't in its exceptions, but for URLs with their passwords.
            Quiet.LOGGER.setLevel(Level.OFF);
            return named("org.postgresql.Driver");
        }
        if (url.isOf("mariadb")) {
            return named(MARIADB);
        }
        if (url.isOf("mysql")) {
            return named(haveConnectorJ() ? CONNECTOR_J : MARIADB);
        }
        throw new IllegalArgumentException(
                "There is no driver for '%s'. Supported are jdbc:sqlite:, jdbc:postgresql:, jdbc:mysql: and jdbc:mariadb:."
                        .formatted(url.shown()));
    }

    private Driver named(String className) {
        try {
            return Class.forName(className, true, classLoader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "The driver %s isn't there: name its jar with --classpath.".formatted(className), e);
        } catch (InvocationTargetException
                | InstantiationException
                | IllegalAccessException
                | NoSuchMethodException
                | ClassCastException e) {
            throw new IllegalArgumentException("The driver %s cannot be used: %s".formatted(className, e), e);
        }
    }
}
