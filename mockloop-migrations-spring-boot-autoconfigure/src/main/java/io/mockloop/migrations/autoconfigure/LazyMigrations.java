package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.Migration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * A migration bean is made when it is pending, not at each start: once applied it need not even be possible any more to
 * make it, and while it is pending what it injects may be waiting for it. {@code @Lazy(false)} is respected.
 */
final class LazyMigrations implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        for (String name : beanFactory.getBeanNamesForType(Migration.class, true, false)) {
            if (beanFactory.containsBeanDefinition(name)) {
                makeLazy(beanFactory.getBeanDefinition(name));
            }
        }
    }

    private static void makeLazy(BeanDefinition definition) {
        if (!(definition instanceof AbstractBeanDefinition known) || known.getLazyInit() == null) {
            definition.setLazyInit(true);
        }
    }
}
