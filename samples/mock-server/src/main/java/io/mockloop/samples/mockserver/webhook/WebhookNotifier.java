package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.webhook.WebhookDeliveries.Outcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells webhooks about requests, in the background, and keeps a row of each attempt. */
@Component
public class WebhookNotifier {

    private static final Logger log = LoggerFactory.getLogger(WebhookNotifier.class);

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final WebhookClient client;
    private final TaskExecutor executor;
    private final JsonMapper json;

    WebhookNotifier(
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            WebhookClient client,
            TaskExecutor applicationTaskExecutor,
            JsonMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
        this.executor = applicationTaskExecutor;
        this.json = json;
    }

    /** Finds out who wants to know of an event, and tells nobody yet. */
    public Notification prepare(RequestEvent event) {
        return new Notification(
                event,
                webhooks.all(event.serverId()).stream()
                        .filter(webhook -> webhook.wants(event.event()))
                        .toList());
    }

    /** Begins to tell them, and doesn't wait. */
    public void send(Notification notification) {
        String event = notification.event().event();
        String payload = json.writeValueAsString(notification.event());
        notification.webhooks().forEach(webhook -> executor.execute(() -> deliver(webhook, event, payload)));
    }

    private void deliver(Webhook webhook, String event, String payload) {
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Outcome outcome = client.send(webhook, event, payload);
                deliveries.add(webhook.id(), event, payload, attempt, outcome);
                if (outcome.isSuccess()) {
                    return;
                }
                if (attempt < ATTEMPTS) {
                    Thread.sleep(PAUSE.multipliedBy(attempt).toMillis());
                }
            }
            log.warn("Webhook {} was told in vain, {} times", webhook.id(), ATTEMPTS);
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        } catch (DataIntegrityViolationException removed) {
            log.debug("Webhook {} was removed while it was being told", webhook.id());
        }
    }
}
