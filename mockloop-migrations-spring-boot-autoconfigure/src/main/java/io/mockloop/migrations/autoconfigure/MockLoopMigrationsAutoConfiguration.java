package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabaseFactory;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabaseSchemaManagementProvider;
import io.mockloop.migrations.autoconfigure.connection.MigrationConnection;
import io.mockloop.migrations.autoconfigure.connection.MigrationConnectionDetails;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.ResourceLoader;

/** Makes the bean {@code migrationManager} for the application's data source, or for one that is meant for it. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = MigrationProperties.PREFIX + ".enabled", matchIfMissing = true)
@Conditional(MockLoopMigrationsAutoConfiguration.OnDatabase.class)
@EnableConfigurationProperties(MigrationProperties.class)
@ImportRuntimeHints(ManagerFactory.Hints.class)
public final class MockLoopMigrationsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(MigrationConnectionDetails.class)
    MigrationConnection migrationConnectionDetails(MigrationProperties properties) {
        return new MigrationConnection(
                properties.url(), properties.username(), properties.password(), properties.driverClassName());
    }

    @Bean
    static LazyMigrations lazyMigrations() {
        return new LazyMigrations();
    }

    @Bean
    static MadeDataSources madeDataSources() {
        return new MadeDataSources();
    }

    @Bean
    ManagedDatabaseSchemaManagementProvider migrationSchemaManagementProvider(
            ObjectProvider<ManagedDatabase> database) {
        return new ManagedDatabaseSchemaManagementProvider(database);
    }

    /** The manager, if the application has none of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(MigrationManager.class)
    static class ManagerConfiguration {

        @Bean
        ManagedDatabase managedDatabase(
                @MigrationDataSource ObjectProvider<DataSource> marked,
                MigrationConnectionDetails details,
                ListableBeanFactory beanFactory) {
            return new ManagedDatabaseFactory(beanFactory).choose(marked.getIfAvailable(), details);
        }

        @Bean
        MigrationManager migrationManager(
                ManagedDatabase database,
                MigrationProperties properties,
                ConfigurableListableBeanFactory beanFactory,
                ResourceLoader resourceLoader,
                ObjectProvider<MigrationListener> listeners,
                ObjectProvider<MigrationManagerBuilderCustomizer> customizers) {
            new FlywayBeans(beanFactory, resourceLoader.getClassLoader()).refuse();
            ManagerFactory factory = new ManagerFactory(properties, resourceLoader.getClassLoader());
            return factory.build(
                    "migrationManager",
                    database.dataSource(),
                    new ApplicationDataSources(beanFactory, database)::all,
                    new MigrationBeans(beanFactory),
                    listeners.orderedStream().toList(),
                    customizers.orderedStream().toList());
        }
    }

    /** There is a database, or a way to one. */
    static final class OnDatabase extends AnyNestedCondition {

        OnDatabase() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(DataSource.class)
        static final class DataSourceBean {}

        @ConditionalOnBean(MigrationConnectionDetails.class)
        static final class ConnectionDetailsBean {}

        @ConditionalOnProperty(MigrationProperties.PREFIX + ".url")
        static final class Url {}
    }
}
