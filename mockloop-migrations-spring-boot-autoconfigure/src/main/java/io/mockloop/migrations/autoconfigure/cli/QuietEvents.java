package io.mockloop.migrations.autoconfigure.cli;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/** Tells those of an event that are there, and makes no bean to tell it. */
final class QuietEvents extends SimpleApplicationEventMulticaster {

    QuietEvents(BeanFactory beanFactory) {
        super(beanFactory);
    }

    @Override
    public void addApplicationListenerBean(String listenerBeanName) {
        // An event of a migration would make it.
    }
}
