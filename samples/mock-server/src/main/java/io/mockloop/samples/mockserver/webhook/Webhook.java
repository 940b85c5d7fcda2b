package io.mockloop.samples.mockserver.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook of a mock server; its columns. The secret is never shown. */
record Webhook(
        long id,
        String serverId,
        String name,
        String url,
        String method,
        Map<String, String> headers,
        List<String> events,
        @JsonIgnore @Nullable String secretKey,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static final String ANY_EVENT = "*";

    boolean wants(String event) {
        return active && (events.contains(ANY_EVENT) || events.contains(event));
    }
}
