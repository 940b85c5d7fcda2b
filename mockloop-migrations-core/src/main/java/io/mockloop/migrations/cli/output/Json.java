package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Version;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Members of JSON objects; what is null is left out. */
final class Json {

    private Json() {}

    static void member(JsonGenerator json, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        json.writeName(name);
        if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Duration time) {
            json.writeNumber(time.toMillis());
        } else {
            json.writeString(value.toString());
        }
    }

    static void versions(JsonGenerator json, String name, List<Version> versions) {
        json.writeName(name);
        array(json, versions, (generator, version) -> generator.writeString(version.toString()));
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeName(name);
        array(json, values, JsonGenerator::writeString);
    }

    static <T> void array(JsonGenerator json, List<T> values, BiConsumer<JsonGenerator, T> each) {
        json.writeStartArray();
        for (T value : values) {
            each.accept(json, value);
        }
        json.writeEndArray();
    }
}
