package io.mockloop.samples.mockserver.requestlog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to a mock server and what it was answered, to be written into the log.
 *
 * @param method the request's method
 * @param path the request's path below the mock server's own, as it was sent
 * @param queryParams the request's query parameters, decoded
 * @param headers the request's headers
 * @param requestBody the request's body
 * @param responseStatus the answer's status
 * @param responseHeaders the answer's headers
 * @param responseBody the answer's body
 * @param responseTimeMs how long the answer took, in milliseconds
 * @param serverId the mock server, which need not exist
 * @param clientIp the address that the request came from
 * @param userAgent what the client calls itself
 * @param requestId what the client, or else the mock server, calls the request
 * @param scenarioName the scenario that answered
 * @param webhookUrl the first webhook that is told about the request
 */
public record RequestLogEntry(
        String method,
        String path,
        Map<String, List<String>> queryParams,
        Map<String, List<String>> headers,
        String requestBody,
        int responseStatus,
        Map<String, List<String>> responseHeaders,
        String responseBody,
        int responseTimeMs,
        String serverId,
        String clientIp,
        @Nullable String userAgent,
        String requestId,
        @Nullable String scenarioName,
        @Nullable String webhookUrl) {}
