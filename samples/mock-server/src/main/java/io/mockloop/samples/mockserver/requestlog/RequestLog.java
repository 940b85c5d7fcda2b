package io.mockloop.samples.mockserver.requestlog;

import io.mockloop.samples.mockserver.storage.Columns;
import io.mockloop.samples.mockserver.storage.StoredText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code request_logs}. */
@Repository
public class RequestLog {

    private static final int METHOD = 10;
    private static final int ADDRESS = 45;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RequestLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes a request into the log. Texts that a column can't hold are cut. */
    public void add(RequestLogEntry entry) {
        jdbc.sql("INSERT INTO request_logs (method, path, query_params, headers, request_body, response_status,"
                        + " response_headers, response_body, response_time_ms, server_id, client_ip, user_agent,"
                        + " request_id, scenario_name, webhook_url, parsed_headers, parsed_query_params)"
                        + " VALUES (:method, :path, :queryParams, :headers, :requestBody, :responseStatus,"
                        + " :responseHeaders, :responseBody, :responseTimeMs, :serverId, :clientIp, :userAgent,"
                        + " :requestId, :scenarioName, :webhookUrl, :parsedHeaders, :parsedQueryParams)")
                .param("method", StoredText.cut(entry.method(), METHOD))
                .param("path", StoredText.cut(entry.path(), StoredText.TEXT))
                .param("queryParams", asSent(entry.queryParams()))
                .param("headers", asSent(entry.headers()))
                .param("requestBody", StoredText.cut(entry.requestBody(), StoredText.TEXT))
                .param("responseStatus", entry.responseStatus())
                .param("responseHeaders", asSent(entry.responseHeaders()))
                .param("responseBody", StoredText.cut(entry.responseBody(), StoredText.TEXT))
                .param("responseTimeMs", entry.responseTimeMs())
                .param("serverId", StoredText.cut(entry.serverId(), StoredText.NAME))
                .param("clientIp", StoredText.cut(entry.clientIp(), ADDRESS))
                .param("userAgent", StoredText.cutOrNull(entry.userAgent(), StoredText.TEXT))
                .param("requestId", StoredText.cut(entry.requestId(), StoredText.NAME))
                .param("scenarioName", entry.scenarioName())
                .param("webhookUrl", entry.webhookUrl())
                .param("parsedHeaders", json.writeValueAsString(lowerCaseNames(entry.headers())))
                .param("parsedQueryParams", json.writeValueAsString(new TreeMap<>(entry.queryParams())))
                .update();
    }

    List<LoggedRequest> find(RequestFilter filter, int limit) {
        RequestFilter.Condition condition = filter.condition();
        return jdbc.sql("SELECT * FROM request_logs" + condition.sql() + " ORDER BY id DESC LIMIT " + limit)
                .params(condition.values())
                .query(this::map)
                .list();
    }

    Optional<LoggedRequest> find(long id) {
        return jdbc.sql("SELECT * FROM request_logs WHERE id = ?")
                .param(id)
                .query(this::map)
                .optional();
    }

    /** One value as a text, several as a list, the names as they came: what the parsed columns bring into one form. */
    private String asSent(Map<String, List<String>> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, list) -> all.put(name, list.size() == 1 ? list.get(0) : list));
        return json.writeValueAsString(all);
    }

    private static Map<String, List<String>> lowerCaseNames(Map<String, List<String>> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, list) -> all.put(name.toLowerCase(Locale.ROOT), list));
        return all;
    }

    private LoggedRequest map(ResultSet row, int number) throws SQLException {
        return new LoggedRequest(
                row.getLong("id"),
                Columns.moment(row, "timestamp"),
                row.getString("method"),
                row.getString("path"),
                tree(row.getString("parsed_query_params")),
                tree(row.getString("parsed_headers")),
                row.getString("request_body"),
                row.getInt("response_status"),
                tree(row.getString("response_headers")),
                row.getString("response_body"),
                Columns.integerOrNull(row, "response_time_ms"),
                row.getString("server_id"),
                row.getString("client_ip"),
                row.getString("user_agent"),
                row.getString("request_id"),
                row.getString("scenario_name"),
                row.getString("webhook_url"));
    }

    /** Rows from elsewhere may hold something else than JSON. */
    private @Nullable JsonNode tree(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
