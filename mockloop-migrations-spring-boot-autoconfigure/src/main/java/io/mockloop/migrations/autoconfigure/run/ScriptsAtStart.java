package io.mockloop.migrations.autoconfigure.run;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.core.env.Environment;

/**
 * SQL scripts that run while the context starts, such as {@code schema.sql} and {@code data.sql}. The beans that run
 * them are there in every application; what they are set to says whether they do. By default they run on embedded
 * databases, which none of ours is.
 */
final class ScriptsAtStart {

    private static final String ALWAYS = "always";
    private static final String BOOT = "org.springframework.boot.";

    private static final Map<String, String> SETTINGS = Map.of(
            BOOT + "jdbc.autoconfigure.ApplicationDataSourceScriptDatabaseInitializer",
            "spring.sql.init.mode",
            BOOT + "batch.jdbc.autoconfigure.BatchDataSourceScriptDatabaseInitializer",
            "spring.batch.jdbc.initialize-schema",
            BOOT + "quartz.autoconfigure.QuartzDataSourceScriptDatabaseInitializer",
            "spring.quartz.jdbc.initialize-schema",
            BOOT + "session.jdbc.autoconfigure.JdbcSessionDataSourceScriptDatabaseInitializer",
            "spring.session.jdbc.initialize-schema",
            BOOT + "integration.autoconfigure.IntegrationDataSourceScriptDatabaseInitializer",
            "spring.integration.jdbc.initialize-schema");

    private final ConfigurableListableBeanFactory beanFactory;
    private final Environment environment;

    ScriptsAtStart(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    /** Says what runs them, such as "spring.sql.init.mode=always". */
    Optional<String> find() {
        return Stream.of(beanFactory.getBeanNamesForType(DataSourceScriptDatabaseInitializer.class, true, false))
                .map(this::whyItRuns)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> whyItRuns(String bean) {
        String setting = isBoots(bean) ? setting(bean) : null;
        if (setting == null) {
            return Optional.of("'%s' runs SQL scripts".formatted(bean));
        }
        return ALWAYS.equalsIgnoreCase(environment.getProperty(setting))
                ? Optional.of(setting + "=" + ALWAYS)
                : Optional.empty();
    }

    private @Nullable String setting(String bean) {
        Class<?> type = beanFactory.getType(bean, false);
        return type == null ? null : SETTINGS.get(type.getName());
    }

    /** An application can have one of Spring Boot's, with settings of its own. */
    private boolean isBoots(String bean) {
        String definedBy = beanFactory.containsBeanDefinition(bean)
                ? beanFactory.getBeanDefinition(bean).getFactoryBeanName()
                : null;
        return definedBy == null || definedBy.startsWith(BOOT);
    }
}
