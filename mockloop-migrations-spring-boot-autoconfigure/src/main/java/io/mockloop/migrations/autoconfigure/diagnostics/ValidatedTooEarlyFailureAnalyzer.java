package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.SchemaValidationFailure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Hibernate validates the schema, and the mode that is set has it do so before anything is migrated. */
class ValidatedTooEarlyFailureAnalyzer implements FailureAnalyzer, Ordered {

    private static final String MODE = MigrationProperties.PREFIX + ".mode";
    private static final String NOTHING_PENDING =
            " Where nothing is pending, an entity and its table differ: correct the entity, or write a migration.";

    private final BeanFactory beanFactory;
    private final Environment environment;

    ValidatedTooEarlyFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Throwable validation = SchemaValidationFailure.in(failure);
        if (validation == null || !migrates()) {
            return null;
        }
        MigrationMode mode =
                Binder.get(environment).bind(MODE, MigrationMode.class).orElse(MigrationMode.AUTO);
        return switch (mode) {
            // These migrate first.
            case AUTO, INITIALIZER -> null;
            case RUNNER, LIFECYCLE ->
                analysis(
                        validation,
                        mode,
                        "migrations run when all beans have been made, so that nothing which is pending is applied yet",
                        "Set %1$s=initializer, or leave %1$s out: 'auto' chooses it where there is an EntityManagerFactory."
                                .formatted(MODE));
            case VALIDATE ->
                analysis(
                        validation,
                        mode,
                        "nothing is migrated, and what is pending is looked for when all beans have been made",
                        "Let the job that migrates this database run first, or start one instance with %s=auto."
                                .formatted(MODE));
            case NONE ->
                analysis(
                        validation,
                        mode,
                        "nothing is migrated",
                        "Apply what is pending, or set %s=auto.".formatted(MODE));
        };
    }

    private boolean migrates() {
        return beanFactory instanceof ListableBeanFactory known
                && known.getBeanNamesForType(MigrationManager.class, true, false).length > 0;
    }

    private static FailureAnalysis analysis(Throwable validation, MigrationMode mode, String what, String action) {
        return new FailureAnalysis(
                "Hibernate finds another schema than the entities ask for: %s.\nIn the mode '%s' (%s) %s."
                        .formatted(validation.getMessage(), mode.name().toLowerCase(Locale.ROOT), MODE, what),
                action + NOTHING_PENDING,
                validation);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
