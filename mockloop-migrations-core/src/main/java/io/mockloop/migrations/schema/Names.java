package io.mockloop.migrations.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of every name. */
final class Names {

    private Names() {}

    /**
     * A name that can be one.
     *
     * @param what what it names, for the message
     * @throws IllegalArgumentException if it is empty, or holds a character that no database takes
     */
    static String require(String what, @Nullable String name) {
        if (name == null) {
            throw isNull("The name of a " + what);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a %s is empty.".formatted(what));
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The name '%s' of a %s holds a character with the number 0."
                    .formatted(name.replace('\0', '?'), what));
        }
        return name;
    }

    /**
     * What isn't null, whatever callers without such checks give.
     *
     * @param what what takes it, for the message
     * @throws IllegalArgumentException if it is
     */
    static <T> T given(String what, @Nullable T value) {
        if (value == null) {
            throw isNull(what);
        }
        return value;
    }

    private static IllegalArgumentException isNull(String what) {
        return new IllegalArgumentException("%s takes no null.".formatted(what));
    }

    /**
     * Columns of a key or an index: at least one, none twice.
     *
     * @throws IllegalArgumentException if they aren't
     */
    static List<String> requireColumns(String of, List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("%s names no column.".formatted(of));
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(require("column", column))) {
                throw new IllegalArgumentException("%s names the column %s twice.".formatted(of, column));
            }
        }
        return List.copyOf(columns);
    }

    /** The first, and those behind it. */
    static List<String> list(String first, String... more) {
        List<String> all = new ArrayList<>(1 + more.length);
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
