package io.mockloop.migrations.sql.directive;

import io.mockloop.migrations.Version;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the comments at the head of a file or section say.
 *
 * @param dependsOn {@code depends-on}
 * @param description {@code description}
 * @param backup {@code backup}
 * @param transaction {@code transaction}; null if not said
 * @param irreversible {@code irreversible}: the reason; null if not said
 * @param placeholders {@code placeholders}; null if not said
 * @param requirements {@code require}, in order
 * @param timeout {@code timeout} of each statement; null if not said
 * @param batch {@code batch} of the section; null if not said
 * @param lintIgnores {@code lint: ignore}, as "RULE reason"
 */
public record Directives(
        List<Version> dependsOn,
        @Nullable String description,
        boolean backup,
        @Nullable Boolean transaction,
        @Nullable String irreversible,
        @Nullable Boolean placeholders,
        List<Requirement> requirements,
        @Nullable Duration timeout,
        @Nullable Batch batch,
        List<String> lintIgnores) {

    /** Nothing said. */
    public static final Directives NONE =
            new Directives(List.of(), null, false, null, null, null, List.of(), null, null, List.of());

    /** Copies the lists. */
    public Directives {
        dependsOn = List.copyOf(dependsOn);
        requirements = List.copyOf(requirements);
        lintIgnores = List.copyOf(lintIgnores);
    }

    /** The same, run in ranges of a key. */
    public Directives withBatch(Batch ranges) {
        return new Directives(
                dependsOn,
                description,
                backup,
                transaction,
                irreversible,
                placeholders,
                requirements,
                timeout,
                ranges,
                lintIgnores);
    }

    /** The same with other requirements. */
    public Directives withRequirements(List<Requirement> others) {
        return new Directives(
                dependsOn,
                description,
                backup,
                transaction,
                irreversible,
                placeholders,
                others,
                timeout,
                batch,
                lintIgnores);
    }
}
