package io.mockloop.migrations.autoconfigure.diagnostics;

import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Ends the start before a Liquibase whose change log lies among our migrations can run it on the same database. */
final class CompetingLiquibase implements BeanPostProcessor {

    private final CompetitionCheck check;

    CompetingLiquibase(CompetitionCheck check) {
        this.check = check;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof SpringLiquibase liquibase
                && liquibase.getChangeLog() != null
                && check.locations().hold(liquibase.getChangeLog())
                && check.isSameDatabase(liquibase.getDataSource())) {
            throw new CompetingMigrationsException("Liquibase", "spring.liquibase", liquibase.getChangeLog());
        }
        return bean;
    }
}
