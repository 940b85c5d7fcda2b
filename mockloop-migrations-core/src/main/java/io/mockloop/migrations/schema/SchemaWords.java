package io.mockloop.migrations.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How changes are put in words: what people read, and what a checksum is over; it must not change with a release. */
final class SchemaWords {

    private SchemaWords() {}

    static String named(@Nullable String name) {
        return name == null ? "" : name + " ";
    }

    static String list(List<?> parts) {
        return "(" + String.join(", ", parts.stream().map(Object::toString).toList()) + ")";
    }
}
