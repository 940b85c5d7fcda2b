package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two or more migrations have one version. */
public final class DuplicateVersionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient SortedMap<Version, List<String>> duplicates;

    /**
     * Names all of them.
     *
     * @param duplicates for each version that isn't unique, the files and classes that have it
     * @param free the next version that nothing has
     */
    public DuplicateVersionException(SortedMap<Version, List<String>> duplicates, Version free) {
        super(
                "DUPLICATE_VERSION",
                duplicates.entrySet().stream()
                        .map(DuplicateVersionException::sentence)
                        .collect(Collectors.joining("\n")),
                Message.of("Give all but one of them another version; the next free one is %s.", free));
        this.duplicates = Collections.unmodifiableSortedMap(new TreeMap<>(duplicates));
    }

    private static String sentence(Map.Entry<Version, List<String>> twice) {
        return "More than one migration has version %s: %s."
                .formatted(twice.getKey(), String.join(", ", twice.getValue()));
    }

    /** For each version that isn't unique, the files and classes that have it. */
    public SortedMap<Version, List<String>> duplicates() {
        return duplicates;
    }

    @Override
    public List<Problem> problems() {
        return duplicates.entrySet().stream()
                .map(each -> problem(each.getKey().toString(), null, sentence(each)))
                .toList();
    }
}
