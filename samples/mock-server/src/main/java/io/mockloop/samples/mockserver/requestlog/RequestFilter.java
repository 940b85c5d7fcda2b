package io.mockloop.samples.mockserver.requestlog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are asked for; what is null is not asked about.
 *
 * @param serverId the mock server
 * @param method the method
 * @param path what the path begins with
 * @param status the answer's status
 * @param scenario the scenario that answered
 * @param requestId the request's own name
 * @param before only rows with a lower id, to go on where the page before ended
 */
record RequestFilter(
        @Nullable String serverId,
        @Nullable String method,
        @Nullable String path,
        @Nullable Integer status,
        @Nullable String scenario,
        @Nullable String requestId,
        @Nullable Long before) {

    /** A condition of a query, and the values of its {@code ?}. */
    record Condition(String sql, List<Object> values) {}

    Condition condition() {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(parts, values, "server_id = ?", serverId);
        add(parts, values, "method = ?", method);
        add(parts, values, "response_status = ?", status);
        add(parts, values, "scenario_name = ?", scenario);
        add(parts, values, "request_id = ?", requestId);
        add(parts, values, "id < ?", before);
        if (path != null) {
            parts.add("substr(path, 1, ?) = ?");
            values.add(path.length());
            values.add(path);
        }
        return new Condition(parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts), values);
    }

    private static void add(List<String> parts, List<Object> values, String sql, @Nullable Object value) {
        if (value != null) {
            parts.add(sql);
            values.add(value);
        }
    }
}
