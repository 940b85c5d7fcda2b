package io.mockloop.samples.mockserver.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

class ScenarioConfigTests {

    private final JsonMapper json = new JsonMapper();

    @Test
    void givesTheFirstAnswerThatFits() {
        ScenarioConfig config = read("""
                {"responses": [
                  {"path": "/pets/{id}", "status": 201},
                  {"path": "/pets/**", "status": 202},
                  {"method": "post", "path": "pets", "status": 203},
                  {"method": "*", "path": "/any", "status": 204}]}""");
        assertThat(status(config, "GET", "/pets/1")).contains(201);
        assertThat(status(config, "HEAD", "/pets/1")).contains(201);
        assertThat(status(config, "GET", "/pets/1/toys")).contains(202);
        assertThat(status(config, "POST", "/pets")).contains(203);
        assertThat(status(config, "DELETE", "/any")).contains(204);
        assertThat(status(config, "DELETE", "/pets/1")).isEmpty();
    }

    @Test
    void fillsInWhatIsNotSaid() {
        CannedResponse response = read("{\"responses\": [{}]}").responses().get(0);
        assertThat(response.method()).isEqualTo("GET");
        assertThat(response.path()).isEqualTo("/**");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEmpty();
        assertThat(response.httpHeaders().isEmpty()).isTrue();
    }

    @Test
    void sendsATextAsItIsAndAnythingElseAsJson() {
        assertThat(response("{\"body\": \"<a/>\"}").text()).isEqualTo("<a/>");
        assertThat(response("{\"body\": \"<a/>\"}").httpHeaders().getFirst("Content-Type"))
                .isEqualTo("text/plain;charset=UTF-8");
        assertThat(response("{\"body\": [1, {\"a\": null}]}").text()).isEqualTo("[1,{\"a\":null}]");
        assertThat(response("{\"body\": [1]}").httpHeaders().getFirst("Content-Type"))
                .isEqualTo("application/json");
        assertThat(response("{\"body\": \"<a/>\", \"headers\": {\"content-type\": \"text/xml\"}}")
                        .httpHeaders()
                        .getFirst("Content-Type"))
                .isEqualTo("text/xml");
    }

    @Test
    void isTheSameWhenWrittenAndReadAgain() {
        ScenarioConfig config =
                read("{\"responses\": [{\"path\": \"/a\", \"headers\": {\"X\": \"1\"}, \"body\": {\"b\": [1.50]}}]}");
        assertThat(read(json.writeValueAsString(config))).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": 101}",
                "{\"path\": \"/pets/{id\"}",
                "{\"headers\": {\"Content-Length\": \"7\"}}",
                "{\"headers\": {\"Content-Type\": \"no type\"}}",
                "{\"body\": \"x\", \"headers\": {\"content-type\": \"\"}}",
            })
    void refusesAnAnswerThatCouldNotBeGiven(String response) {
        assertThatThrownBy(read("{\"responses\": [" + response + "]}")::check)
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("400");
    }

    private CannedResponse response(String text) {
        return read("{\"responses\": [" + text + "]}").responses().get(0);
    }

    private ScenarioConfig read(String text) {
        return json.readValue(text, ScenarioConfig.class);
    }

    private static Optional<Integer> status(ScenarioConfig config, String method, String path) {
        return config.find(method, PathContainer.parsePath(path)).map(CannedResponse::status);
    }
}
