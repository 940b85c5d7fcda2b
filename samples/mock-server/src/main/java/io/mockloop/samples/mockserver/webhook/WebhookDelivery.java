package io.mockloop.samples.mockserver.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to tell a webhook something; its columns. */
record WebhookDelivery(
        long id,
        long webhookId,
        String eventType,
        String payload,
        @Nullable Integer responseStatus,
        @Nullable String responseBody,
        @Nullable Integer deliveryTimeMs,
        int attemptNumber,
        boolean success,
        @Nullable String errorMessage,
        Instant deliveredAt) {}
