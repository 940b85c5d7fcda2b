package io.mockloop.migrations.autoconfigure.integration.slices;

import io.mockloop.migrations.autoconfigure.MigrationManagerBuilderCustomizer;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A customizer without which the set cannot be read. */
@Component
class Currency implements MigrationManagerBuilderCustomizer {

    @Override
    public void customize(MigrationManagerBuilder builder) {
        builder.placeholders(Map.of("currency", "EUR"));
    }
}
