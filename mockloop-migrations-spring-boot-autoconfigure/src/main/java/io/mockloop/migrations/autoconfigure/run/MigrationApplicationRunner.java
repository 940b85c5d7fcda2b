package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * The mode {@code runner}. It comes before all other runners, which may need the schema; Spring Boot says that the
 * application is alive before the first runner, and ready after the last one.
 */
final class MigrationApplicationRunner implements ApplicationRunner, PriorityOrdered {

    private final MigrationStart start;

    MigrationApplicationRunner(MigrationStart start) {
        this.start = start;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        start.run(MigrationMode.RUNNER);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
