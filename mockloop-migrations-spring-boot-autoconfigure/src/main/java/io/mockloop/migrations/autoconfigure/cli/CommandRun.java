package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.cli.DbCall;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/**
 * Runs a command when all beans are defined and none has been made yet but those that take part in making others. The
 * process ends there: no bean is made because it is there, nothing is started, and nobody is told of a start.
 */
final class CommandRun implements BeanFactoryPostProcessor, Ordered, BeanFactoryInitializer<ListableBeanFactory> {

    private final DbCall call;
    private final ManagerChoice managers;

    CommandRun(DbCall call, ManagerChoice managers) {
        this.call = call;
        this.managers = managers;
    }

    /** After whatever makes beans wait for other migrations than ours. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        new UnneededWork(beanFactory).remove();
    }

    @Override
    public void initialize(ListableBeanFactory beanFactory) {
        int exitCode;
        try {
            exitCode = call.run(managers::choose);
        } finally {
            ((ConfigurableListableBeanFactory) beanFactory).destroySingletons();
        }
        ProcessEnd.with(exitCode);
    }
}
