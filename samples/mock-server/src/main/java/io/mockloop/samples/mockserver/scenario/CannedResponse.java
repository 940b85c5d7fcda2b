package io.mockloop.samples.mockserver.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mockloop.samples.mockserver.web.Input;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;
import tools.jackson.databind.JsonNode;

/**
 * What a mock server answers to some requests.
 *
 * @param method the request's method; {@code *} for any
 * @param path the request's path below the mock server's own, or a pattern such as {@code /pets/{id}}
 * @param status the answer's status
 * @param headers the answer's headers
 * @param body the answer's body: a text is sent as it is, anything else as JSON
 */
public record CannedResponse(
        String method,
        String path,
        int status,
        Map<String, String> headers,
        @Nullable JsonNode body) {

    private static final String ANY = "*";

    /** They say where the answer ends, which the web server does. */
    private static final Set<String> FRAMING =
            Set.of("connection", "content-length", "trailer", "transfer-encoding", "upgrade");

    /** Copies the headers. */
    public CannedResponse {
        headers = Map.copyOf(headers);
    }

    /** As JSON has it; all but the body has a default: {@code GET}, any path, 200, no headers. */
    @JsonCreator
    static CannedResponse of(
            @JsonProperty("method") @Nullable String method,
            @JsonProperty("path") @Nullable String path,
            @JsonProperty("status") @Nullable Integer status,
            @JsonProperty("headers") @Nullable Map<String, String> headers,
            @JsonProperty("body") @Nullable JsonNode body) {
        return new CannedResponse(
                Objects.requireNonNullElse(method, "GET").toUpperCase(Locale.ROOT),
                Objects.requireNonNullElse(path, "/**"),
                Objects.requireNonNullElse(status, 200),
                Objects.requireNonNullElse(headers, Map.of()),
                body == null || body.isNull() ? null : body);
    }

    /** Whether it is the answer to a request. A {@code HEAD} is answered as a {@code GET}. */
    boolean answers(String requestMethod, PathContainer requestPath) {
        boolean methodFits = ANY.equals(method)
                || method.equals(requestMethod)
                || ("HEAD".equals(requestMethod) && "GET".equals(method));
        return methodFits && pattern().matches(requestPath);
    }

    /** The body as a text; empty if there is none. */
    public String text() {
        return body == null ? "" : body.isString() ? body.asString() : body.toString();
    }

    /** The headers as they are sent, with a content type if there is a body. */
    public HttpHeaders httpHeaders() {
        HttpHeaders all = new HttpHeaders();
        headers.forEach(all::set);
        if (body != null) {
            all.setContentType(contentType());
        }
        return all;
    }

    void check() {
        if (status < 200 || status > 599) {
            throw Input.invalid("status " + status + " is none that ends a request: 200 to 599");
        }
        headers.keySet().forEach(name -> {
            if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                throw Input.invalid("header " + name + " is set by the web server");
            }
        });
        try {
            pattern();
            contentType();
        } catch (PatternParseException exception) {
            throw Input.invalid("path " + path + ": " + exception.getMessage());
        } catch (InvalidMediaTypeException exception) {
            throw Input.invalid("header Content-Type: " + exception.getMessage());
        }
    }

    private PathPattern pattern() {
        return PathPatternParser.defaultInstance.parse(path.startsWith("/") ? path : "/" + path);
    }

    private MediaType contentType() {
        return headers.entrySet().stream()
                .filter(header -> HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header.getKey()))
                .findFirst()
                .map(header -> MediaType.parseMediaType(header.getValue()))
                .orElse(
                        body == null || body.isString()
                                ? new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)
                                : MediaType.APPLICATION_JSON);
    }
}
