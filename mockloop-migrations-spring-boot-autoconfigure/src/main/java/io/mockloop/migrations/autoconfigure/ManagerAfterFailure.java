package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabaseFactory;
import io.mockloop.migrations.autoconfigure.connection.MigrationConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A manager to ask about a start that has failed. Its beans are gone by then, pools are closed, and a context that has
 * failed makes no others; but definitions, properties and what a pool was to connect to are known.
 */
public final class ManagerAfterFailure {

    private static final String NAME = "migrationManager";

    private final ConfigurableListableBeanFactory beanFactory;
    private final Environment environment;

    /** For the context that failed. */
    public ManagerAfterFailure(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    /**
     * The manager; none if the application decides by beans which migrations there are and where they run.
     *
     * @throws RuntimeException if it cannot be made
     */
    public Optional<MigrationManager> find() {
        List<DataSource> made = MadeDataSources.of(beanFactory);
        return made.size() == 1 && isByProperties() ? Optional.of(build(made.get(0))) : Optional.empty();
    }

    private boolean isByProperties() {
        return count(MigrationManager.class) == 1
                && count(ManagedDatabase.class) == 1
                && count(MigrationManagerBuilderCustomizer.class) == 0;
    }

    private int count(Class<?> type) {
        return beanFactory.getBeanNamesForType(type, true, false).length;
    }

    private MigrationManager build(DataSource closed) {
        DataSource open = DataSourceBuilder.derivedFrom(closed)
                .type(SimpleDriverDataSource.class)
                .build();
        MigrationProperties properties =
                Binder.get(environment).bindOrCreate(MigrationProperties.PREFIX, MigrationProperties.class);
        ManagedDatabase database = new ManagedDatabaseFactory(new StaticListableBeanFactory(Map.of("dataSource", open)))
                .choose(
                        null,
                        new MigrationConnection(
                                properties.url(),
                                properties.username(),
                                properties.password(),
                                properties.driverClassName()));
        return new ManagerFactory(properties, beanFactory.getBeanClassLoader())
                .build(NAME, database.dataSource(), List::of, new MigrationBeans(beanFactory), List.of(), List.of());
    }
}
