package io.mockloop.migrations.autoconfigure.diagnostics;

import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Ends the start before a Flyway that runs the same migrations on the same database can do so. */
final class CompetingFlyway implements BeanPostProcessor {

    private final CompetitionCheck check;

    CompetingFlyway(CompetitionCheck check) {
        this.check = check;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof Flyway flyway) {
            Stream.of(flyway.getConfiguration().getLocations())
                    .map(Object::toString)
                    .filter(location -> check.locations().overlap(location))
                    .findFirst()
                    .filter(location ->
                            check.isSameDatabase(flyway.getConfiguration().getDataSource()))
                    .ifPresent(location -> {
                        throw new CompetingMigrationsException("Flyway", "spring.flyway", location);
                    });
        }
        return bean;
    }
}
