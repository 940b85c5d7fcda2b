package io.mockloop.samples.mockserver.scenario;

import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.web.Input;
import org.jspecify.annotations.Nullable;

/** What a scenario is made of. */
record NewScenario(
        @Nullable String name,
        @Nullable String description,
        @Nullable ScenarioConfig config,
        @Nullable String createdBy) {

    /** All that the table needs, checked. */
    Row toRow() {
        if (config == null) {
            throw Input.invalid("config is missing");
        }
        config.check();
        return new Row(
                Input.required("name", name, StoredText.NAME),
                Input.optional("description", description, StoredText.TEXT),
                config,
                Input.optional("createdBy", createdBy, StoredText.NAME));
    }

    record Row(
            String name,
            @Nullable String description,
            ScenarioConfig config,
            @Nullable String createdBy) {}
}
