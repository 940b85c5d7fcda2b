package io.mockloop.migrations.engine.snapshot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is known of an object, passing over what is as usual. */
public final class TraitValues {

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Adds a {@linkplain Trait trait}.
     *
     * @param value none if it is null or empty
     */
    public TraitValues with(String trait, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(trait, value);
        }
        return this;
    }

    /** Adds a trait whose value is {@link Trait#YES}, if it is so. */
    public TraitValues withIf(String trait, boolean isSo) {
        return with(trait, isSo ? Trait.YES : null);
    }

    /** Adds a word of a catalog's in lower case, if it isn't the usual one. */
    public TraitValues unless(String usual, String trait, String word) {
        return with(trait, word.equalsIgnoreCase(usual) ? null : word.toLowerCase(Locale.ROOT));
    }

    /** What was added, in that order. */
    public Map<String, String> map() {
        return values;
    }
}
