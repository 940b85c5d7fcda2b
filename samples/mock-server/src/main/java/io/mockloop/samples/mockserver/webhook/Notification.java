package io.mockloop.samples.mockserver.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event, and who is to be told about it. */
public final class Notification {

    private final RequestEvent event;
    private final List<Webhook> webhooks;

    Notification(RequestEvent event, List<Webhook> webhooks) {
        this.event = event;
        this.webhooks = List.copyOf(webhooks);
    }

    /** The URL of the first webhook; null if nobody is to be told. */
    public @Nullable String firstUrl() {
        return webhooks.isEmpty() ? null : webhooks.get(0).url();
    }

    RequestEvent event() {
        return event;
    }

    List<Webhook> webhooks() {
        return webhooks;
    }
}
