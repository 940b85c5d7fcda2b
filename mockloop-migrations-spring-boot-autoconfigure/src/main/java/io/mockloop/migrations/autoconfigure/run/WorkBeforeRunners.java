package io.mockloop.migrations.autoconfigure.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Finds what an application does between its last singleton and its first runner: it listens to the events of the
 * start, or has beans that are started. It is asked when all singletons are there, so that what is registered tells,
 * and no class has to be searched. What is Spring's own doesn't count.
 */
final class WorkBeforeRunners {

    private static final String SPRING = "org.springframework.";
    private static final List<ResolvableType> EVENTS = List.of(
            ResolvableType.forClass(ApplicationStartedEvent.class),
            ResolvableType.forClass(ContextRefreshedEvent.class));

    /** Who listens to this listens to all. */
    private static final ResolvableType ANY = ResolvableType.forClass(ApplicationEvent.class);

    private final AbstractApplicationContext context;
    private final ConfigurableListableBeanFactory beanFactory;

    WorkBeforeRunners(AbstractApplicationContext context) {
        this.context = context;
        this.beanFactory = context.getBeanFactory();
    }

    /** Says what was found, such as "'seeds' listens to ApplicationStartedEvent". */
    Optional<String> find() {
        return listener().or(this::listenerBean).or(this::startedBean);
    }

    private Optional<String> listener() {
        return context.getApplicationListeners().stream()
                .flatMap(listener -> EVENTS.stream()
                        .filter(event -> listensTo(event, listener))
                        .map(event -> toText(nameOf(listener), event)))
                .findFirst();
    }

    /** Those that a factory method's type alone tells of, and those that are made when the event comes. */
    private Optional<String> listenerBean() {
        return Stream.of(beanFactory.getBeanNamesForType(ApplicationListener.class, true, false))
                .filter(name -> isApplications(beanFactory.getType(name, false)))
                .flatMap(name -> EVENTS.stream()
                        .filter(event -> beanFactory.isTypeMatch(
                                name, ResolvableType.forClassWithGenerics(ApplicationListener.class, event)))
                        .map(event -> toText("'%s'".formatted(name), event)))
                .findFirst();
    }

    private static String toText(String listener, ResolvableType event) {
        return "%s listens to %s".formatted(listener, ClassUtils.getShortName(event.toClass()));
    }

    private static boolean listensTo(ResolvableType event, ApplicationListener<?> listener) {
        if (listener instanceof ApplicationListenerMethodAdapter method) {
            return isApplications(method.getListenerId())
                    && method.supportsEventType(event)
                    && !method.supportsEventType(ANY);
        }
        Class<?> type = listener.getClass();
        return isApplications(type.getName())
                && event.toClass().equals(GenericTypeResolver.resolveTypeArgument(type, ApplicationListener.class));
    }

    private static String nameOf(ApplicationListener<?> listener) {
        return listener instanceof ApplicationListenerMethodAdapter method
                ? simpleName(method.getListenerId())
                : listener.getClass().getSimpleName();
    }

    /** Of {@code org.acme.Outer$Seeds.load(org.springframework.…)} what a person needs, which is {@code Seeds.load}. */
    private static String simpleName(String listenerId) {
        int arguments = listenerId.indexOf('(');
        String method = arguments < 0 ? listenerId : listenerId.substring(0, arguments);
        int nameDot = method.lastIndexOf('.');
        String type = method.substring(0, Math.max(nameDot, 0));
        return method.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /** Looked up as Spring does to start them. */
    private Optional<String> startedBean() {
        return Stream.of(beanFactory.getBeanNamesForType(Lifecycle.class, false, false))
                .filter(this::isStarted)
                .map("'%s' starts with the context"::formatted)
                .findFirst();
    }

    private boolean isStarted(String bean) {
        return beanFactory.getSingleton(bean) instanceof SmartLifecycle lifecycle
                && isApplications(lifecycle.getClass())
                && !(lifecycle instanceof MigrationLifecycle || lifecycle instanceof BackgroundStart)
                && lifecycle.isAutoStartup();
    }

    /** A factory method that returns the interface tells no more before it is called. */
    private static boolean isApplications(@Nullable Class<?> type) {
        return type == null || type.isInterface() || isApplications(type.getName());
    }

    private static boolean isApplications(String name) {
        return !name.startsWith(SPRING);
    }
}
