package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.autoconfigure.ManagerAfterFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** What a start that has failed has left pending. */
final class PendingMigrations {

    private static final int NAMED = 10;

    private final ConfigurableListableBeanFactory beanFactory;
    private final Environment environment;

    PendingMigrations(ConfigurableListableBeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    /** Says so in a sentence; nothing if none is pending. */
    Optional<String> tell() {
        try {
            Collection<MigrationManager> managers = managers();
            if (managers.isEmpty()) {
                return Optional.of(
                        "Which migrations are pending is not known, since the application's beans are gone.");
            }
            List<String> sentences = new ArrayList<>();
            for (MigrationManager manager : managers) {
                sentence(manager.status()).ifPresent(sentences::add);
            }
            return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of("Which migrations are pending could not be asked: %s%s"
                    .formatted(why, why.endsWith(".") ? "" : "."));
        }
    }

    /** What failed after the context was there has left it as it is. */
    private Collection<MigrationManager> managers() {
        return beanFactory.containsSingleton(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME)
                ? beanFactory.getBeansOfType(MigrationManager.class).values()
                : new ManagerAfterFailure(beanFactory, environment)
                        .find().stream().toList();
    }

    private static Optional<String> sentence(MigrationStatus status) {
        List<PendingMigration> pending = status.pending();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = pending.stream()
                .limit(NAMED)
                .map(each -> Objects.toString(each.version(), each.script()))
                .toList();
        int more = pending.size() - names.size();
        return Optional.of("%d %s not applied to %s: %s%s."
                .formatted(
                        pending.size(),
                        pending.size() == 1 ? "migration is" : "migrations are",
                        status.database(),
                        String.join(", ", names),
                        more > 0 ? " and %d more".formatted(more) : ""));
    }
}
