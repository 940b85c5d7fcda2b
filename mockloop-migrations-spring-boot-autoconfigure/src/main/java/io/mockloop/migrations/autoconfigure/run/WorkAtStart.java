package io.mockloop.migrations.autoconfigure.run;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Finds work that the application does by itself as soon as its context has started: scheduled methods and message
 * listeners. It looks at bean definitions and makes no bean.
 */
final class WorkAtStart {

    private static final String SCHEDULED = "org.springframework.scheduling.annotation.Scheduled";
    private static final String SCHEDULING_CONFIGURER =
            "org.springframework.scheduling.annotation.SchedulingConfigurer";

    private static final List<String> LISTENER_ANNOTATIONS = List.of(
            "org.springframework.kafka.annotation.KafkaListener",
            "org.springframework.amqp.rabbit.annotation.RabbitListener",
            "org.springframework.jms.annotation.JmsListener");

    private static final List<String> LISTENER_CONTAINERS = List.of(
            "org.springframework.kafka.listener.MessageListenerContainer",
            "org.springframework.amqp.rabbit.listener.MessageListenerContainer",
            "org.springframework.jms.listener.MessageListenerContainer");

    private final ConfigurableListableBeanFactory beanFactory;
    private final @Nullable ClassLoader classLoader;

    WorkAtStart(ConfigurableListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
        this.classLoader = beanFactory.getBeanClassLoader();
    }

    /** Says what was found, such as "'reports' uses @Scheduled". */
    Optional<String> find() {
        return beanOfType().or(this::annotatedBean);
    }

    private Optional<String> beanOfType() {
        Stream<String> schedulers = isSchedulingEnabled()
                ? namesOf(SCHEDULING_CONFIGURER).filter(this::isNoPartOfBoot).map("'%s' schedules tasks"::formatted)
                : Stream.of();
        Stream<String> listeners =
                LISTENER_CONTAINERS.stream().flatMap(this::namesOf).map("'%s' listens to messages"::formatted);
        return Stream.concat(schedulers, listeners).findFirst();
    }

    private Stream<String> namesOf(String className) {
        return AutoMode.namesOfType(beanFactory, classLoader, className);
    }

    /** Spring Boot's own, as the one that has tasks observed, schedule none themselves. */
    private boolean isNoPartOfBoot(String bean) {
        Class<?> type = beanFactory.getType(bean, false);
        return type == null || !type.getName().startsWith("org.springframework.boot.");
    }

    private Optional<String> annotatedBean() {
        Stream<String> scheduled = isSchedulingEnabled() ? Stream.of(SCHEDULED) : Stream.of();
        Stream<String> listeners =
                LISTENER_ANNOTATIONS.stream().filter(name -> ClassUtils.isPresent(name, classLoader));
        List<String> annotations = Stream.concat(scheduled, listeners).toList();
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(beanFactory.getBeanDefinitionNames())
                .flatMap(name -> annotationsOf(name, annotations)
                        .map(found -> "'%s' uses @%s".formatted(name, ClassUtils.getShortName(found))))
                .findFirst();
    }

    private boolean isSchedulingEnabled() {
        return beanFactory.containsBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
    }

    private Stream<String> annotationsOf(String bean, List<String> annotations) {
        if (beanFactory.getBeanDefinition(bean).isAbstract()) {
            return Stream.empty();
        }
        Class<?> type = beanFactory.getType(bean, false);
        if (type == null) {
            return Stream.empty();
        }
        Class<?> userClass = ClassUtils.getUserClass(type);
        return annotations.stream()
                .filter(annotation -> AnnotationUtils.isCandidateClass(userClass, annotation))
                .filter(annotation -> isPresent(annotation, userClass));
    }

    private static boolean isPresent(String annotation, Class<?> type) {
        if (MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(annotation)) {
            return true;
        }
        try {
            return Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
                    .anyMatch(method -> isPresent(annotation, method));
        } catch (LinkageError e) {
            // A class whose methods name a type that isn't there: whoever makes the bean will tell.
            return false;
        }
    }

    private static boolean isPresent(String annotation, Method method) {
        return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(annotation);
    }
}
