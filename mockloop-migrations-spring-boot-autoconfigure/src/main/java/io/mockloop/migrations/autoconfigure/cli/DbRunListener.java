package io.mockloop.migrations.autoconfigure.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Sees the arguments of a start as they were typed, and, if it is a command's, how it fails. */
class DbRunListener implements SpringApplicationRunListener {

    private final @Nullable DbInvocation invocation;

    /** As Spring Boot makes it. */
    DbRunListener(SpringApplication application, String[] args) {
        this.invocation = DbInvocation.isMeantBy(args) ? new DbInvocation(List.of(args)) : null;
    }

    @Override
    public void starting(ConfigurableBootstrapContext bootstrapContext) {
        if (invocation != null) {
            DbInvocation seen = invocation;
            bootstrapContext.register(DbInvocation.class, context -> seen);
        }
    }

    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
        if (invocation != null) {
            invocation.failed(context, exception);
        }
    }
}
