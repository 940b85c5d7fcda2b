package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.web.Problems;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of a mock server, and what came of telling them. */
@RestController
@RequestMapping("/api/servers/{serverId}/webhooks")
class WebhookController {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;

    WebhookController(Webhooks webhooks, WebhookDeliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @GetMapping
    List<Webhook> list(@PathVariable String serverId) {
        return webhooks.all(serverId);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Webhook add(@PathVariable String serverId, @RequestBody NewWebhook webhook) {
        NewWebhook.Row row = webhook.toRow();
        try {
            return get(serverId, webhooks.add(serverId, row));
        } catch (DataIntegrityViolationException exception) {
            throw Problems.noServer(serverId);
        }
    }

    @GetMapping("/{id}")
    Webhook get(@PathVariable String serverId, @PathVariable long id) {
        return webhooks.find(serverId, id).orElseThrow(() -> noWebhook(serverId, id));
    }

    /** The last hundred attempts, the newest first. */
    @GetMapping("/{id}/deliveries")
    List<WebhookDelivery> deliveries(@PathVariable String serverId, @PathVariable long id) {
        return deliveries.all(get(serverId, id).id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String serverId, @PathVariable long id) {
        if (!webhooks.remove(serverId, id)) {
            throw noWebhook(serverId, id);
        }
    }

    private static RuntimeException noWebhook(String serverId, long id) {
        return Problems.notFound("Mock server " + serverId + " has no webhook " + id);
    }
}
