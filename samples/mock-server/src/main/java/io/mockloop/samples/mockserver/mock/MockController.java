package io.mockloop.samples.mockserver.mock;

import io.mockloop.samples.mockserver.requestlog.RequestLog;
import io.mockloop.samples.mockserver.requestlog.RequestLogEntry;
import io.mockloop.samples.mockserver.scenario.CannedResponse;
import io.mockloop.samples.mockserver.scenario.Scenario;
import io.mockloop.samples.mockserver.scenario.Scenarios;
import io.mockloop.samples.mockserver.webhook.Notification;
import io.mockloop.samples.mockserver.webhook.RequestEvent;
import io.mockloop.samples.mockserver.webhook.WebhookNotifier;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers in the name of the mock servers, and logs every request to them. */
@RestController
class MockController {

    private final MockServers servers;
    private final Scenarios scenarios;
    private final RequestLog requestLog;
    private final WebhookNotifier webhooks;

    MockController(MockServers servers, Scenarios scenarios, RequestLog requestLog, WebhookNotifier webhooks) {
        this.servers = servers;
        this.scenarios = scenarios;
        this.requestLog = requestLog;
        this.webhooks = webhooks;
    }

    /** Any request to a mock server: the answer is the first of its active scenario that fits. */
    @RequestMapping("/mock/{serverId}/**")
    ResponseEntity<byte[]> answer(@PathVariable String serverId, HttpServletRequest servletRequest) throws IOException {
        long begin = System.nanoTime();
        MockRequest request = MockRequest.read(servletRequest);
        Answer answer = answerTo(serverId, request);
        int elapsed = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        RequestEvent event = new RequestEvent(
                answer.canned() ? RequestEvent.SERVED : RequestEvent.UNMATCHED,
                serverId,
                request.id(),
                request.method(),
                request.path(),
                answer.status(),
                answer.scenario());
        Notification notification = webhooks.prepare(event);
        requestLog.add(entry(serverId, request, answer, notification.firstUrl(), elapsed));
        webhooks.send(notification);
        return ResponseEntity.status(answer.status()).headers(answer.headers()).body(answer.bytes());
    }

    private Answer answerTo(String serverId, MockRequest request) {
        Optional<MockServer> server = servers.find(serverId);
        if (server.isEmpty()) {
            return Answer.problem(HttpStatus.NOT_FOUND, "There is no mock server " + serverId, null);
        }
        if (!server.get().isRunning()) {
            return Answer.problem(HttpStatus.SERVICE_UNAVAILABLE, "Mock server " + serverId + " is not started", null);
        }
        Optional<Scenario> scenario = scenarios.active(serverId);
        if (scenario.isEmpty()) {
            return Answer.problem(HttpStatus.NOT_FOUND, "Mock server " + serverId + " has no active scenario", null);
        }
        String name = scenario.get().name();
        Optional<CannedResponse> response = scenario.get().config().find(request.method(), request.pathToMatch());
        return response.map(canned -> Answer.of(canned, name))
                .orElseGet(() -> Answer.problem(
                        HttpStatus.NOT_FOUND,
                        "Scenario " + name + " has no answer to " + request.method() + " " + request.path(),
                        name));
    }

    private static RequestLogEntry entry(
            String serverId, MockRequest request, Answer answer, @Nullable String webhookUrl, int elapsed) {
        return new RequestLogEntry(
                request.method(),
                request.path(),
                request.queryParams(),
                request.headers(),
                request.body(),
                answer.status(),
                answer.loggedHeaders(),
                answer.body(),
                elapsed,
                serverId,
                request.clientIp(),
                request.firstHeader("user-agent"),
                request.id(),
                answer.scenario(),
                webhookUrl);
    }
}
