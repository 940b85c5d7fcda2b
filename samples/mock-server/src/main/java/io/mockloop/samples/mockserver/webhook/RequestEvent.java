package io.mockloop.samples.mockserver.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What webhooks are told: a request to a mock server, and its answer. It is sent as JSON.
 *
 * @param event {@link #SERVED} or {@link #UNMATCHED}
 * @param serverId the mock server
 * @param requestId the request's name in the log
 * @param method the request's method
 * @param path the request's path below the mock server's own
 * @param status the answer's status
 * @param scenario the scenario that answered
 */
public record RequestEvent(
        String event,
        String serverId,
        String requestId,
        String method,
        String path,
        int status,
        @Nullable String scenario) {

    /** A scenario had an answer. */
    public static final String SERVED = "request.served";

    /** No scenario had an answer. */
    public static final String UNMATCHED = "request.unmatched";
}
