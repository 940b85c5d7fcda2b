package io.mockloop.migrations.engine;

import java.lang.reflect.Method;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The URL that a data source connects to, as pools and Spring's own tell it. Asked only after a failure, to know what
 * of the driver's words may be shown.
 */
final class DataSourceUrl {

    private static final Logger logger = LoggerFactory.getLogger(DataSourceUrl.class);
    private static final List<String> GETTERS = List.of("getJdbcUrl", "getUrl", "getURL");

    private DataSourceUrl() {}

    /** The URL; null if the data source doesn't tell it. */
    static @Nullable String of(DataSource dataSource) {
        DataSource target = dataSource;
        while (target instanceof DelegatingDataSource proxy && proxy.getTargetDataSource() != null) {
            target = proxy.getTargetDataSource();
        }
        for (Method each : target.getClass().getMethods()) {
            if (GETTERS.contains(each.getName())
                    && each.getParameterCount() == 0
                    && each.getReturnType() == String.class) {
                return answer(each, target);
            }
        }
        return null;
    }

    private static @Nullable String answer(Method getter, DataSource dataSource) {
        try {
            return (String) getter.invoke(dataSource);
        } catch (ReflectiveOperationException | RuntimeException e) {
            logger.debug("{} doesn't tell its URL", dataSource.getClass(), e);
            return null;
        }
    }
}
