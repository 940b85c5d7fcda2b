package io.mockloop.migrations.autoconfigure.integration.slices;

import io.mockloop.migrations.MigrationListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A listener of the application's. */
@Component
class Notes implements MigrationListener {

    private final List<String> applied = new ArrayList<>();

    @Override
    public void afterMigration(Execution execution, Duration executionTime) {
        applied.add(execution.version());
    }

    List<String> applied() {
        return applied;
    }
}
