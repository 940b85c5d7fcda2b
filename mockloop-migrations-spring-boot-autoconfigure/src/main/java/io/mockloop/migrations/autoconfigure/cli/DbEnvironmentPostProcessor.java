package io.mockloop.migrations.autoconfigure.cli;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Begins a command when all properties are known, and nothing has been logged yet. */
class DbEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private final ConfigurableBootstrapContext bootstrapContext;

    /** As Spring Boot makes it. */
    DbEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
        this.bootstrapContext = bootstrapContext;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        DbInvocation invocation =
                bootstrapContext.isRegistered(DbInvocation.class) ? bootstrapContext.get(DbInvocation.class) : null;
        if (invocation != null) {
            invocation.begin(environment, application);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
