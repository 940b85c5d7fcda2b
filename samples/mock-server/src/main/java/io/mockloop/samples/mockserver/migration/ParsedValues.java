package io.mockloop.samples.mockserver.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the JSON that a request was logged with into one form: an object of lists of texts, sorted by name, such as
 * {@code {"accept":["text/html"],"x-forwarded-for":["10.0.0.1","10.0.0.2"]}}. A single value becomes a list of one, a
 * null an empty list, a number or truth value its text, and a nested object or list its JSON.
 */
class ParsedValues {

    private final JsonMapper json;

    ParsedValues(JsonMapper json) {
        this.json = json;
    }

    /**
     * Header names, which are the same in any case, become lower case, and the values of those that meet are joined.
     */
    @Nullable String ofHeaders(@Nullable String text) {
        return parse(text, name -> name.toLowerCase(Locale.ROOT));
    }

    /** Names of query parameters stay as they are. */
    @Nullable String ofQueryParameters(@Nullable String text) {
        return parse(text, UnaryOperator.identity());
    }

    /** Nothing if the text is none, or no JSON object. */
    private @Nullable String parse(@Nullable String text, UnaryOperator<String> normalise) {
        JsonNode node = read(text);
        if (node == null || !node.isObject()) {
            return null;
        }
        Map<String, List<String>> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            values.computeIfAbsent(normalise.apply(property.getKey()), name -> new ArrayList<>())
                    .addAll(texts(property.getValue()));
        }
        return json.writeValueAsString(values);
    }

    private @Nullable JsonNode read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .filter(element -> !element.isNull())
                        .map(ParsedValues::text)
                        .toList()
                : value.isNull() ? List.of() : List.of(text(value));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
