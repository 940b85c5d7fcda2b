package io.mockloop.migrations.exception;

import io.mockloop.migrations.Version;
import java.util.Collections;
import java.util.List;
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
                        .map(each -> "More than one migration has version %s: %s."
                                .formatted(each.getKey(), String.join(", ", each.getValue())))
                        .collect(Collectors.joining("\n", "", " Nothing was run.")),
                "Give all but one of them another version; the next free one is %s.".formatted(free),
                null);
        this.duplicates = Collections.unmodifiableSortedMap(new TreeMap<>(duplicates));
    }

    /** For each version that isn't unique, the files and classes that have it. */
    public SortedMap<Version, List<String>> duplicates() {
        return duplicates;
    }
}
