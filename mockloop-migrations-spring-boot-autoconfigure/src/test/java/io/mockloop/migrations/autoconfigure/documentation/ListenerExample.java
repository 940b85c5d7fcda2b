package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.MigrationListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

class ListenerExample {

    @Component
    static class SlowMigrations implements MigrationListener {

        private final Logger logger = LoggerFactory.getLogger(getClass());

        @Override
        public void afterMigration(Execution execution, Duration executionTime) {
            if (executionTime.toSeconds() > 10) {
                logger.warn("{} took {}", execution.script(), executionTime);
            }
        }
    }
}
