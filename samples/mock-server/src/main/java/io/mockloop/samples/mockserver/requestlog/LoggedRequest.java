package io.mockloop.samples.mockserver.requestlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of the log, as the API shows it; query parameters and headers in their parsed form. */
record LoggedRequest(
        long id,
        Instant timestamp,
        String method,
        String path,
        @Nullable JsonNode queryParams,
        @Nullable JsonNode headers,
        @Nullable String requestBody,
        int responseStatus,
        @Nullable JsonNode responseHeaders,
        @Nullable String responseBody,
        @Nullable Integer responseTimeMs,
        @Nullable String serverId,
        @Nullable String clientIp,
        @Nullable String userAgent,
        @Nullable String requestId,
        @Nullable String scenarioName,
        @Nullable String webhookUrl) {}
