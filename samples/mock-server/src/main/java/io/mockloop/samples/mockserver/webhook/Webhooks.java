package io.mockloop.samples.mockserver.webhook;

import io.mockloop.samples.mockserver.storage.Columns;
import io.mockloop.samples.mockserver.storage.StoredText;
import io.mockloop.samples.mockserver.web.Input;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code webhooks}. */
@Repository
class Webhooks {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> EVENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Webhooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The new row's number. */
    long add(String serverId, NewWebhook.Row webhook) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO webhooks (server_id, name, url, method, headers, events, secret_key, is_active)"
                        + " VALUES (:serverId, :name, :url, :method, :headers, :events, :secretKey, :active)")
                .param("serverId", serverId)
                .param("name", webhook.name())
                .param("url", webhook.url())
                .param("method", webhook.method())
                .param(
                        "headers",
                        Input.required("headers", json.writeValueAsString(webhook.headers()), StoredText.TEXT))
                .param("events", json.writeValueAsString(webhook.events()))
                .param("secretKey", webhook.secretKey())
                .param("active", webhook.active())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    List<Webhook> all(String serverId) {
        return jdbc.sql("SELECT * FROM webhooks WHERE server_id = ? ORDER BY id")
                .param(serverId)
                .query(this::map)
                .list();
    }

    Optional<Webhook> find(String serverId, long id) {
        return jdbc.sql("SELECT * FROM webhooks WHERE server_id = ? AND id = ?")
                .params(serverId, id)
                .query(this::map)
                .optional();
    }

    boolean remove(String serverId, long id) {
        return jdbc.sql("DELETE FROM webhooks WHERE server_id = ? AND id = ?")
                        .params(serverId, id)
                        .update()
                > 0;
    }

    private Webhook map(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("server_id"),
                row.getString("name"),
                row.getString("url"),
                row.getString("method"),
                headers(row.getString("headers")),
                json.readValue(row.getString("events"), EVENTS),
                row.getString("secret_key"),
                row.getBoolean("is_active"),
                Columns.moment(row, "created_at"),
                Columns.moment(row, "updated_at"));
    }

    private Map<String, String> headers(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, HEADERS);
    }
}
