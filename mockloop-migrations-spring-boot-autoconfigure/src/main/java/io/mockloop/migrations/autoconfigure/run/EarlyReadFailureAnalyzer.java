package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MissingObject;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Explains a start that failed since a bean read a table before the migrations that make it. Whether some are pending
 * is asked only then.
 */
class EarlyReadFailureAnalyzer implements FailureAnalyzer, Ordered {

    private final BeanFactory beanFactory;
    private final Environment environment;

    EarlyReadFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        SQLException missing = missingObject(failure);
        if (missing == null || !(beanFactory instanceof ConfigurableListableBeanFactory beans)) {
            return null;
        }
        return StartModes.decided(beans)
                .filter(mode -> mode.mode() != MigrationMode.INITIALIZER)
                .flatMap(mode -> new PendingMigrations(beans, environment)
                        .tell()
                        .map(pending -> new FailureAnalysis(
                                description(subject(failure), missing, pending, mode),
                                action(subject(failure), mode),
                                failure)))
                .orElse(null);
    }

    /** None if a migration itself failed. */
    private static @Nullable SQLException missingObject(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrationException) {
                return null;
            }
            if (cause instanceof SQLException sql && MissingObject.isCauseOf(sql)) {
                found = sql;
            }
        }
        return found;
    }

    /** The innermost bean that was being made; null if none was. */
    private static @Nullable String subject(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(BeanCreationException.class::isInstance)
                .map(each -> ((BeanCreationException) each).getBeanName())
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse(null);
    }

    private static String description(@Nullable String bean, SQLException missing, String pending, StartMode mode) {
        return "%s used a table or column that is not there: %s%n%n%s %s"
                .formatted(
                        bean == null ? "The application" : "The bean '%s', while it was made,".formatted(bean),
                        String.valueOf(missing.getMessage()).lines().findFirst().orElse(""),
                        pending,
                        switch (mode.mode()) {
                            case VALIDATE, NONE -> "This start runs none: its mode is %s.".formatted(mode.describe());
                            default ->
                                "This start would have run migrations later: its mode is %s."
                                        .formatted(mode.describe());
                        });
    }

    private static String action(@Nullable String bean, StartMode mode) {
        return switch (mode.mode()) {
            case VALIDATE, NONE ->
                "Let the job that migrates this database run first. Where the start is to do it,"
                        + " mockloop.migrations.mode=initializer does so before beans that need the schema are made.";
            default ->
                "Set mockloop.migrations.mode=initializer: migrations then run before beans that use the database are made."
                        + (bean == null || mode.reason() == null
                                ? ""
                                : " Or mark '%s' with @DependsOnDatabaseInitialization, by which the mode auto knows."
                                        .formatted(bean));
        };
    }

    /** Before those that would tell of the exception alone. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
