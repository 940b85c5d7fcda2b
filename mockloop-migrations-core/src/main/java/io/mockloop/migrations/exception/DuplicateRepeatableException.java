package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two or more repeatable migrations have one name. */
public final class DuplicateRepeatableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient SortedMap<String, List<String>> sources;

    /**
     * Names all of them.
     *
     * @param sources where each name was found
     */
    public DuplicateRepeatableException(SortedMap<String, List<String>> sources) {
        super(
                "DUPLICATE_REPEATABLE",
                "These repeatable migrations have the same name, which is what they are known by:\n  %s\n"
                        .formatted(sources.entrySet().stream()
                                .map(each -> "%s: %s".formatted(each.getKey(), String.join(", ", each.getValue())))
                                .collect(Collectors.joining("\n  "))),
                Message.of("Give each a name of its own."));
        this.sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /** For each name that isn't unique, the files that have it. */
    public SortedMap<String, List<String>> sources() {
        return sources;
    }

    @Override
    public List<Problem> problems() {
        return sources.entrySet().stream()
                .map(each -> problem(
                        null,
                        null,
                        "More than one repeatable migration has the name %s: %s."
                                .formatted(each.getKey(), String.join(", ", each.getValue()))))
                .toList();
    }
}
