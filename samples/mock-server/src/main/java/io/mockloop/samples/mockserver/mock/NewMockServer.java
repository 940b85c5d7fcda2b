package io.mockloop.samples.mockserver.mock;

import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.web.Input;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a mock server is registered with; a name is enough. */
record NewMockServer(
        @Nullable String id,
        @Nullable String name,
        @Nullable String specPath,
        @Nullable String specContent,
        @Nullable String outputDirectory,
        @Nullable String config) {

    /** All that the table needs, checked. */
    Row toRow() {
        String checkedId = id == null ? UUID.randomUUID().toString() : Input.required("id", id, StoredText.NAME);
        if (!checkedId.matches("[A-Za-z0-9][A-Za-z0-9._~-]*")) {
            throw Input.invalid("id is part of a path: it begins with a letter or digit, and may hold . _ ~ - too");
        }
        return new Row(
                checkedId,
                Input.required("name", name, StoredText.NAME),
                Objects.requireNonNullElse(Input.optional("specPath", specPath, StoredText.TEXT), ""),
                Input.optional("specContent", specContent, StoredText.TEXT),
                Objects.requireNonNullElse(Input.optional("outputDirectory", outputDirectory, StoredText.TEXT), ""),
                Input.optional("config", config, StoredText.TEXT));
    }

    record Row(
            String id,
            String name,
            String specPath,
            @Nullable String specContent,
            String outputDirectory,
            @Nullable String config) {}
}
