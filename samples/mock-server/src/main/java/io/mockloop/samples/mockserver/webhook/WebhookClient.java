package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.webhook.WebhookDeliveries.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Sends one message to one webhook. */
@Component
class WebhookClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String HMAC = "HmacSHA256";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** Whatever becomes of it, it is an outcome; with a secret, its receiver can tell that the message is from here. */
    Outcome send(Webhook webhook, String event, String payload) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            HttpResponse<InputStream> response =
                    http.send(request(webhook, event, payload), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(StoredText.TEXT), StandardCharsets.UTF_8);
                return new Outcome(response.statusCode(), StoredText.cut(text, StoredText.TEXT), since(begin), null);
            }
        } catch (IOException | IllegalArgumentException exception) {
            String reason = exception.getClass().getSimpleName() + ": " + exception.getMessage();
            return new Outcome(null, null, since(begin), StoredText.cut(reason, StoredText.TEXT));
        }
    }

    private static HttpRequest request(Webhook webhook, String event, String payload) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("X-MockLoop-Event", event)
                .method(webhook.method(), BodyPublishers.ofString(payload));
        webhook.headers().forEach(request::setHeader);
        if (webhook.secretKey() != null) {
            request.setHeader("X-MockLoop-Signature", "sha256=" + hmac(webhook.secretKey(), payload));
        }
        return request.build();
    }

    private static String hmac(String key, String payload) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, exception);
        }
    }

    private static int since(long begin) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
