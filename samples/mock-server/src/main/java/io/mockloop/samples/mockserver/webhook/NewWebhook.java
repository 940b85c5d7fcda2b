package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.web.Input;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a webhook is registered with; name and URL are enough. */
record NewWebhook(
        @Nullable String name,
        @Nullable String url,
        @Nullable String method,
        @Nullable Map<String, String> headers,
        @Nullable List<String> events,
        @Nullable String secretKey,
        @Nullable Boolean active) {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> EVENTS = Set.of(RequestEvent.SERVED, RequestEvent.UNMATCHED, Webhook.ANY_EVENT);

    /** All that the table needs, checked. */
    Row toRow() {
        String checkedMethod = Objects.requireNonNullElse(method, "POST").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(checkedMethod)) {
            throw Input.invalid("method " + checkedMethod + " is none of POST, PUT and PATCH");
        }
        List<String> checkedEvents = Objects.requireNonNullElse(events, List.of(Webhook.ANY_EVENT));
        checkedEvents.forEach(event -> {
            if (!EVENTS.contains(event)) {
                throw Input.invalid("event " + event + " is none of " + RequestEvent.SERVED + ", "
                        + RequestEvent.UNMATCHED + " and " + Webhook.ANY_EVENT);
            }
        });
        return new Row(
                Input.required("name", name, StoredText.NAME),
                checkedUrl(),
                checkedMethod,
                Objects.requireNonNullElse(headers, Map.of()),
                checkedEvents,
                Input.optional("secretKey", secretKey, StoredText.NAME),
                Objects.requireNonNullElse(active, true));
    }

    private String checkedUrl() {
        String text = Input.required("url", url, StoredText.TEXT);
        try {
            URI uri = new URI(text);
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException exception) {
            throw Input.invalid("url: " + exception.getMessage());
        }
        throw Input.invalid("url is no http or https address");
    }

    record Row(
            String name,
            String url,
            String method,
            Map<String, String> headers,
            List<String> events,
            @Nullable String secretKey,
            boolean active) {}
}
