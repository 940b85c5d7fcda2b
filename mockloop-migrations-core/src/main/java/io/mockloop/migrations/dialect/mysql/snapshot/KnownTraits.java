package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is known of one object, without what is usual. */
final class KnownTraits {

    private final Map<String, String> traits = new LinkedHashMap<>();

    /** Adds what isn't empty. */
    KnownTraits with(String name, String value) {
        if (!value.isEmpty()) {
            traits.put(name, value);
        }
        return this;
    }

    /** Adds what is so. */
    KnownTraits with(String name, boolean isSo) {
        return with(name, isSo ? Trait.YES : "");
    }

    /** Adds a word of the catalog's in lower case, if it isn't the usual one. */
    KnownTraits unless(String usual, String name, String word) {
        return with(name, word.equalsIgnoreCase(usual) ? "" : word.toLowerCase(Locale.ROOT));
    }

    Map<String, String> asMap() {
        return traits;
    }
}
