package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_deliveries}. */
@Repository
class WebhookDeliveries {

    private final JdbcClient jdbc;

    WebhookDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of an attempt.
     *
     * @param status the status of the answer; null if there was none
     * @param body the answer's body
     * @param elapsedMs how long it took, in milliseconds
     * @param error why there was no answer; null if there was one
     */
    record Outcome(
            @Nullable Integer status,
            @Nullable String body,
            int elapsedMs,
            @Nullable String error) {

        boolean isSuccess() {
            return status != null && status >= 200 && status < 300;
        }
    }

    void add(long webhookId, String event, String payload, int attempt, Outcome outcome) {
        jdbc.sql("INSERT INTO webhook_deliveries (webhook_id, event_type, payload, response_status, response_body,"
                        + " delivery_time_ms, attempt_number, success, error_message)"
                        + " VALUES (:webhook, :event, :payload, :status, :body, :elapsed, :attempt, :success, :error)")
                .param("webhook", webhookId)
                .param("event", event)
                .param("payload", payload)
                .param("status", outcome.status())
                .param("body", outcome.body())
                .param("elapsed", outcome.elapsedMs())
                .param("attempt", attempt)
                .param("success", outcome.isSuccess())
                .param("error", outcome.error())
                .update();
    }

    List<WebhookDelivery> all(long webhookId) {
        return jdbc.sql("SELECT * FROM webhook_deliveries WHERE webhook_id = ? ORDER BY id DESC LIMIT 100")
                .param(webhookId)
                .query(WebhookDeliveries::map)
                .list();
    }

    private static WebhookDelivery map(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("event_type"),
                row.getString("payload"),
                Columns.integerOrNull(row, "response_status"),
                row.getString("response_body"),
                Columns.integerOrNull(row, "delivery_time_ms"),
                row.getInt("attempt_number"),
                row.getBoolean("success"),
                row.getString("error_message"),
                Columns.moment(row, "delivered_at"));
    }
}
