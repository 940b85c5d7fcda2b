package io.mockloop.migrations.cli.output;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes values as JSON: records as objects, in the order of their components and without those that are null. */
final class Json {

    private Json() {}

    static void write(JsonGenerator json, Object value) {
        if (value instanceof Record members) {
            json.writeStartObject();
            for (RecordComponent each : members.getClass().getRecordComponents()) {
                member(json, each.getName(), value(each, members));
            }
            json.writeEndObject();
        } else if (value instanceof List<?> values) {
            json.writeStartArray();
            values.forEach(each -> write(json, each));
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else {
            json.writeString(value instanceof Path file ? Wording.path(file) : value.toString());
        }
    }

    private static void member(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeName(name);
            write(json, value);
        }
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be read".formatted(component), e);
        }
    }
}
