package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.SchemaValidationFailure;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MissingObject;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Explains a start that failed since something came before the migrations: a bean that read a table which they make, or
 * Hibernate, which validated the schema.
 */
class TooEarlyFailureAnalyzer implements FailureAnalyzer, Ordered {

    private static final String MODE = MigrationProperties.PREFIX + ".mode";
    private static final String NOTHING_PENDING =
            " Where nothing is pending, an entity and its table differ: correct the entity, or write a migration.";

    private final BeanFactory beanFactory;
    private final Environment environment;

    TooEarlyFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    /** Before those that would tell of the exception alone. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable validation = SchemaValidationFailure.in(failure);
        if (validation != null && migrates()) {
            return ofValidation(validation);
        }
        SQLException missing = missingObject(failure);
        return missing != null && beanFactory instanceof ConfigurableListableBeanFactory beans
                ? ofRead(failure, missing, beans)
                : null;
    }

    private boolean migrates() {
        return beanFactory instanceof ListableBeanFactory known
                && known.getBeanNamesForType(MigrationManager.class, true, false).length > 0;
    }

    private @Nullable FailureAnalysis ofValidation(Throwable validation) {
        MigrationMode mode = StartModes.set(environment);
        return switch (mode) {
            // These migrate first.
            case AUTO, INITIALIZER -> null;
            case RUNNER, LIFECYCLE ->
                ofValidation(
                        validation,
                        mode,
                        "migrations run when all beans have been made, so that nothing which is pending is applied yet",
                        "Set %1$s=initializer, or leave %1$s out: 'auto' chooses it where there is an EntityManagerFactory."
                                .formatted(MODE));
            case VALIDATE ->
                ofValidation(
                        validation,
                        mode,
                        "nothing is migrated, and what is pending is looked for when all beans have been made",
                        "Let the job that migrates this database run first, or start one instance with %s=auto."
                                .formatted(MODE));
            case NONE ->
                ofValidation(
                        validation,
                        mode,
                        "nothing is migrated",
                        "Apply what is pending, or set %s=auto.".formatted(MODE));
        };
    }

    private static FailureAnalysis ofValidation(Throwable validation, MigrationMode mode, String what, String action) {
        return new FailureAnalysis(
                "Hibernate finds another schema than the entities ask for: %s.\nIn the mode '%s' (%s) %s."
                        .formatted(validation.getMessage(), mode.name().toLowerCase(Locale.ROOT), MODE, what),
                action + NOTHING_PENDING,
                validation);
    }

    /** Whether migrations are pending is asked only now. */
    private @Nullable FailureAnalysis ofRead(
            Throwable failure, SQLException missing, ConfigurableListableBeanFactory beans) {
        String bean = beanBeingMade(failure);
        return StartModes.decided(beans)
                .filter(mode -> mode.mode() != MigrationMode.INITIALIZER)
                .flatMap(mode -> new PendingMigrations(beans, environment)
                        .tell()
                        .map(pending -> new FailureAnalysis(
                                description(bean, missing, pending, mode), action(bean, mode), failure)))
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

    /** The innermost one; null if none was. */
    private static @Nullable String beanBeingMade(Throwable failure) {
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
}
