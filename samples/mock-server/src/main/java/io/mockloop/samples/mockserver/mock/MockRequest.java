package io.mockloop.samples.mockserver.mock;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A request to a mock server, as it came.
 *
 * @param id what the client calls it, in the header {@code X-Request-Id}, or a new name
 * @param pathToMatch its path below the mock server's own, beginning with a slash
 */
record MockRequest(
        String id,
        String method,
        PathContainer pathToMatch,
        Map<String, List<String>> queryParams,
        Map<String, List<String>> headers,
        String body,
        String clientIp) {

    /** More than this is not read for the log. */
    private static final int MOST_BYTES = 64 * 1024;

    /** In the path {@code /mock/petstore/pets/1}: a slash, "mock", a slash, the name of the mock server. */
    private static final int ELEMENTS_BEFORE = 4;

    /** Reads the body too, which nothing before it may have done. */
    static MockRequest read(HttpServletRequest request) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        String givenId = request.getHeader("X-Request-Id");
        PathContainer path =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return new MockRequest(
                givenId == null || givenId.isBlank() ? UUID.randomUUID().toString() : givenId,
                request.getMethod(),
                path.elements().size() > ELEMENTS_BEFORE ? path.subPath(ELEMENTS_BEFORE) : PathContainer.parsePath("/"),
                queryParams(request.getQueryString()),
                headers,
                new String(request.getInputStream().readNBytes(MOST_BYTES), charset(request.getCharacterEncoding())),
                request.getRemoteAddr());
    }

    /** Below the mock server's own, undecoded. */
    String path() {
        return pathToMatch.value();
    }

    @Nullable String firstHeader(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    /** By hand, since the servlet's own parameters include the body of a form, and take it away. */
    private static Map<String, List<String>> queryParams(@Nullable String query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return all;
        }
        for (String pair : StringUtils.delimitedListToStringArray(query, "&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name.toLowerCase(Locale.ROOT));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
