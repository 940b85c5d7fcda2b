package io.mockloop.migrations.autoconfigure.documentation;

import io.mockloop.migrations.autoconfigure.MigrationEvent.RunCompleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

class EventExample {

    @Component
    static class Announcement {

        private final Logger logger = LoggerFactory.getLogger(getClass());

        @EventListener
        void migrated(RunCompleted event) {
            logger.info("{} migrations were applied", event.result().executed().size());
        }
    }
}
