package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.exception.DiscoveryException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Why a migration bean could not be made. Spring tells what is missing, but not that a migration is waiting for it, nor
 * what to do in a test slice, which has the application's migrations and not what they inject.
 *
 * @param bean the migration
 * @param failure what Spring says
 */
record UnmadeMigration(String bean, BeansException failure) {

    private static final String CODE = "MIGRATION_NOT_CREATED";

    /** The failure in words of our own if a bean it needs isn't there, else as it is. */
    RuntimeException explained() {
        String askedBy = bean;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoUniqueBeanDefinitionException several) {
                return tooMany(askedBy, several);
            }
            if (cause instanceof NoSuchBeanDefinitionException missing) {
                return none(askedBy, missing);
            }
            if (cause instanceof BeanCreationException creation && creation.getBeanName() != null) {
                askedBy = creation.getBeanName();
            }
        }
        return failure;
    }

    private DiscoveryException none(String askedBy, NoSuchBeanDefinitionException missing) {
        ResolvableType type = missing.getResolvableType();
        String what = type == null ? "the bean '%s'".formatted(missing.getBeanName()) : "a bean of type " + type;
        return new DiscoveryException(
                CODE,
                "%s needs %s, and there is none.".formatted(subject(askedBy), what),
                Message.of(
                        "Declare that bean. A test slice such as @JdbcTest leaves the application's other components out:"
                                + " give it what its migrations need with %s.",
                        imported(type)),
                failure);
    }

    private DiscoveryException tooMany(String askedBy, NoUniqueBeanDefinitionException several) {
        return new DiscoveryException(
                CODE,
                "%s needs one bean of type %s, and there are %d: %s."
                        .formatted(
                                subject(askedBy),
                                several.getResolvableType(),
                                several.getNumberOfBeansFound(),
                                several.getBeanNamesFound() == null
                                        ? ""
                                        : String.join(", ", several.getBeanNamesFound())),
                Message.of(
                        "Say which one it is to be: @Qualifier where it is injected, or @Primary where it is declared."),
                failure);
    }

    private String subject(String askedBy) {
        return askedBy.equals(bean)
                ? "its bean '%s'".formatted(bean)
                : "its bean '%s' injects '%s', which".formatted(bean, askedBy);
    }

    private static String imported(@Nullable ResolvableType type) {
        Class<?> known = type == null ? null : type.resolve();
        return known == null || known.isInterface()
                ? "@Import"
                : "@Import(%s.class)".formatted(ClassUtils.getShortName(known));
    }
}
