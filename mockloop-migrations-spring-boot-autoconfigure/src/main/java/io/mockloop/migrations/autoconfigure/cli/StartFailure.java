package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.cli.command.CommandException;
import io.mockloop.migrations.exception.MigrationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Why an application cannot be started as far as a command needs it.
 *
 * @param context of the application; none if it has not come so far
 */
record StartFailure(@Nullable ConfigurableApplicationContext context) {

    private static final String CODE = "APPLICATION_FAILED";

    /** What a command tells well, whatever it was wrapped in. */
    RuntimeException of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof MigrationException || each instanceof CommandException) {
                return (RuntimeException) each;
            }
        }
        FailureAnalysis analysis = analysis(failure);
        return CommandException.failed(CODE, analysis == null ? cause(failure) : text(analysis), failure);
    }

    private static String cause(Throwable failure) {
        return "The application could not be started: "
                + NestedExceptionUtils.getMostSpecificCause(failure).toString().strip();
    }

    private static String text(FailureAnalysis analysis) {
        String action = analysis.getAction();
        String description = analysis.getDescription().strip();
        return action == null || action.isBlank() ? description : description + "\n" + action.strip();
    }

    /** As Spring Boot finds it. */
    private @Nullable FailureAnalysis analysis(Throwable failure) {
        ArgumentResolver arguments = ArgumentResolver.none();
        if (context != null) {
            arguments = ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                    .and(Environment.class, context.getEnvironment());
        }
        for (FailureAnalyzer analyzer : SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, arguments, (type, name, e) -> {})) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis;
            }
        }
        return null;
    }
}
