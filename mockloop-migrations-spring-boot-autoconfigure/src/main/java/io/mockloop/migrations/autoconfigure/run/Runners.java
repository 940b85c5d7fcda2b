package io.mockloop.migrations.autoconfigure.run;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Whether there is somebody who calls runners: a context can be refreshed without Spring Boot's application. */
final class Runners {

    private static final String OF_SPRING_APPLICATION = "springApplicationArguments";

    private Runners() {}

    /** Of this context; a parent's application calls no runner of its children. */
    static boolean areCalled(ConfigurableListableBeanFactory beanFactory) {
        return beanFactory.containsSingleton(OF_SPRING_APPLICATION);
    }
}
