package io.mockloop.samples.mockserver.mock;

import io.mockloop.samples.mockserver.scenario.CannedResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What a request to a mock server is answered.
 *
 * @param canned whether it comes from a scenario, or says why none does
 * @param scenario the scenario that was asked; null if there was none
 */
record Answer(
        int status,
        HttpHeaders headers,
        String body,
        boolean canned,
        @Nullable String scenario) {

    static Answer of(CannedResponse response, String scenario) {
        return new Answer(response.status(), response.httpHeaders(), response.text(), true, scenario);
    }

    static Answer problem(HttpStatus status, String reason, @Nullable String scenario) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        return new Answer(status.value(), headers, reason, false, scenario);
    }

    Map<String, List<String>> loggedHeaders() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach(all::put);
        return all;
    }

    /** The body in the character set that the headers say. */
    byte[] bytes() {
        MediaType type = headers.getContentType();
        Charset charset = type == null ? null : type.getCharset();
        return body.getBytes(Objects.requireNonNullElse(charset, StandardCharsets.UTF_8));
    }
}
