package io.mockloop.samples.mockserver.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;

/**
 * The column {@code config} of a scenario, which holds it as JSON.
 *
 * @param responses in the order in which they are tried: the first that fits is given
 */
public record ScenarioConfig(List<CannedResponse> responses) {

    /** Copies the list. */
    public ScenarioConfig {
        responses = List.copyOf(responses);
    }

    @JsonCreator
    static ScenarioConfig of(@JsonProperty("responses") @Nullable List<CannedResponse> responses) {
        return new ScenarioConfig(Objects.requireNonNullElse(responses, List.of()));
    }

    /**
     * The answer to a request.
     *
     * @param method the request's method
     * @param path the request's path below the mock server's own, beginning with a slash
     */
    public Optional<CannedResponse> find(String method, PathContainer path) {
        return responses.stream()
                .filter(response -> response.answers(method, path))
                .findFirst();
    }

    void check() {
        responses.forEach(CannedResponse::check);
    }
}
