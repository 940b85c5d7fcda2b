package io.mockloop.migrations.engine.jdbc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What a data source connects with, and to how many connections at once, as pools and Spring's own tell it. Asked only
 * after a failure, to know what of the driver's words may be shown, for the database's own tools, and before several
 * connections are wanted.
 */
public final class DataSourceLogin {

    private static final Logger logger = LoggerFactory.getLogger(DataSourceLogin.class);

    private final DataSource target;

    private DataSourceLogin(DataSource target) {
        this.target = target;
    }

    /** A data source that tells it without having it read by everybody. */
    public interface Teller {

        /** The user; null if none is named. */
        @Nullable String user();

        /** The password; null if there is none. */
        @Nullable String password();
    }

    /** What this one tells, or the one that it stands before. */
    public static DataSourceLogin of(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        return new DataSourceLogin(target);
    }

    /** The URL; null if it doesn't tell. */
    public @Nullable String url() {
        return ask(List.of("getJdbcUrl", "getUrl", "getURL"));
    }

    /** The user; null if it doesn't tell, or has none. */
    public @Nullable String user() {
        return target instanceof Teller teller ? teller.user() : ask(List.of("getUsername", "getUser", "getUserName"));
    }

    /** The password; null if it doesn't tell, or has none. */
    public @Nullable String password() {
        return target instanceof Teller teller ? teller.password() : ask(List.of("getPassword"));
    }

    /** How many connections it can have at once; null if it doesn't tell. */
    public @Nullable Integer mostConnections() {
        return ask(
                int.class,
                Integer.class,
                List.of("getMaximumPoolSize", "getMaxTotal", "getMaxActive", "getMaxPoolSize"));
    }

    /** Whether it would tell a password if it had one. */
    public boolean tellsPassword() {
        return target instanceof Teller
                || getter(String.class, List.of("getPassword")).isPresent();
    }

    /** What kind of data source it is, for messages. */
    public String type() {
        return target.getClass().getName();
    }

    private Optional<Method> getter(Class<?> type, List<String> names) {
        for (Method each : target.getClass().getMethods()) {
            if (names.contains(each.getName()) && each.getParameterCount() == 0 && each.getReturnType() == type) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private @Nullable String ask(List<String> names) {
        return ask(String.class, String.class, names);
    }

    private <T> @Nullable T ask(Class<?> type, Class<T> boxed, List<String> names) {
        try {
            Method getter = getter(type, names).orElse(null);
            return getter == null ? null : boxed.cast(getter.invoke(target));
        } catch (ReflectiveOperationException | RuntimeException e) {
            logger.debug("{} doesn't tell {}", type(), names, e);
            return null;
        }
    }
}
