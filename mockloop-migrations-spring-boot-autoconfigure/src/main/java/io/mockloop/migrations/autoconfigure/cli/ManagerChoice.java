package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationDataSource;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.connection.MigrationConnectionDetails;
import io.mockloop.migrations.cli.command.CommandException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application's manager.
 *
 * @param context makes it
 * @param options of the command, which it must follow
 */
record ManagerChoice(ConfigurableApplicationContext context, Map<String, String> options) {

    private static final String NAME = "migrationManager";
    private static final String LISTENER = "mockloopDbListener";

    MigrationManager choose(List<MigrationListener> listeners) {
        try {
            String name = name();
            refuseOptionsThatDoNotReach(name);
            for (int i = 0; i < listeners.size(); i++) {
                context.getBeanFactory().registerSingleton(LISTENER + i, listeners.get(i));
            }
            return context.getBean(name, MigrationManager.class);
        } catch (RuntimeException e) {
            throw new StartFailure(context).of(e);
        }
    }

    private String name() {
        String[] names = names(MigrationManager.class);
        if (names.length == 1) {
            return names[0];
        }
        if (Arrays.asList(names).contains(NAME)) {
            return NAME;
        }
        throw names.length == 0
                ? none()
                : CommandException.usage(
                        "The application has several migration managers: %s. Commands use the one that is named %s."
                                .formatted(String.join(", ", names), NAME));
    }

    private CommandException none() {
        String enabled = MigrationProperties.PREFIX + ".enabled";
        return context.getEnvironment().getProperty(enabled, Boolean.class, true)
                ? CommandException.usage("The application has no database. Give --url, or set spring.datasource.url.")
                : CommandException.usage(
                        "%1$s=false turns migrations off. For this command give --%1$s=true.".formatted(enabled));
    }

    /** An option that is passed over would run a command on another database than the one that was typed. */
    private void refuseOptionsThatDoNotReach(String manager) {
        if (options.isEmpty()) {
            return;
        }
        if (names(ManagedDatabase.class).length == 0) {
            throw CommandException.usage("The application makes %s itself, where these don't reach: %s. Leave them out."
                    .formatted(manager, String.join(", ", options.keySet())));
        }
        String url = options.get("url");
        if (url != null) {
            refuseUrl(url);
        }
    }

    private void refuseUrl(String url) {
        for (String name : names(DataSource.class)) {
            if (context.findAnnotationOnBean(name, MigrationDataSource.class, false) != null) {
                throw CommandException.usage(
                        "The application migrates its own data source %s, which a URL doesn't change. Set its properties instead."
                                .formatted(name));
            }
        }
        if (!url.equals(context.getBean(MigrationConnectionDetails.class).jdbcUrl())) {
            throw CommandException.usage(
                    "A service connection says which database this application migrates, which a URL doesn't change.");
        }
    }

    private String[] names(Class<?> type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(context, type, true, false);
    }
}
