package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.BackupProvider;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.data.DataMigrationHealth;
import io.mockloop.migrations.data.DataMigrationHealth.Answer;
import io.mockloop.migrations.data.DataMigrationHealth.Progress;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The migrations that are beans. They are found by their definitions and made only when they are needed, so that one
 * may inject what itself waits for the schema.
 */
final class MigrationBeans {

    private final ListableBeanFactory beanFactory;

    MigrationBeans(ListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    void addTo(MigrationManagerBuilder builder) {
        beanFactory.getBeanProvider(BackupProvider.class).ifAvailable(builder::backupProvider);
        builder.data(pace -> pace.withHealth(this::health));
        for (String name :
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, Migration.class, true, false)) {
            if (!ScopedProxyUtils.isScopedTarget(name)) {
                add(name, builder);
            }
        }
    }

    /** They are made when the first batch asks for them: what they need may itself wait for the schema. */
    private Answer health(Progress progress) {
        return beanFactory
                .getBeanProvider(DataMigrationHealth.class)
                .orderedStream()
                .map(each -> each.check(progress))
                .filter(answer -> answer.reason() != null)
                .findFirst()
                .orElseGet(Answer::healthy);
    }

    private void add(String name, MigrationManagerBuilder builder) {
        Class<? extends Migration> type = concreteType(name);
        if (type == null) {
            builder.migration(() -> make(name));
        } else {
            addTyped(name, type, builder);
        }
    }

    /** A proxied bean is no instance of its class, and needs not be: only the interface's methods are called. */
    @SuppressWarnings("unchecked")
    private <T extends Migration> void addTyped(String name, Class<T> type, MigrationManagerBuilder builder) {
        builder.migration(type, () -> (T) make(name));
    }

    private Migration make(String name) {
        try {
            return beanFactory.getBean(name, Migration.class);
        } catch (BeansException e) {
            throw new MigrationCycle(beanFactory)
                    .in(e)
                    .<RuntimeException>map(Function.identity())
                    .orElseGet(() -> new UnmadeMigration(name, e).explained());
        }
    }

    /** None if a factory method hides the class, and if the class is a proxy's. */
    private @Nullable Class<? extends Migration> concreteType(String name) {
        Class<?> type = beanFactory.getType(name, false);
        if (type == null) {
            return null;
        }
        Class<?> userClass = ClassUtils.getUserClass(type);
        boolean concrete =
                !Modifier.isAbstract(userClass.getModifiers()) && Migration.class.isAssignableFrom(userClass);
        return concrete && !Proxy.isProxyClass(userClass) ? userClass.asSubclass(Migration.class) : null;
    }
}
