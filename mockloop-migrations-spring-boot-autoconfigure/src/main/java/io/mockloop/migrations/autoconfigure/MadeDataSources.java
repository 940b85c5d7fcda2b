package io.mockloop.migrations.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanFactory;

/**
 * Remembers the data sources of a context, so that they are known after a start that failed: Spring closes all beans
 * before it says why.
 */
final class MadeDataSources implements BeanPostProcessor {

    private final List<DataSource> made = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource dataSource) {
            made.add(dataSource);
        }
        return bean;
    }

    /** Those of a bean factory, whether or not its beans are still there. */
    static List<DataSource> of(ConfigurableListableBeanFactory beanFactory) {
        return beanFactory instanceof AbstractBeanFactory known
                ? known.getBeanPostProcessors().stream()
                        .filter(MadeDataSources.class::isInstance)
                        .flatMap(each -> ((MadeDataSources) each).made.stream())
                        .toList()
                : List.of();
    }
}
