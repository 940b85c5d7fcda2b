package io.mockloop.migrations.sql.directive;

import io.mockloop.migrations.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the directives of one head. */
public final class DirectivesBuilder {

    private final List<Version> dependsOn = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<String> lintIgnores = new ArrayList<>();
    private @Nullable String description;
    private @Nullable Boolean backup;
    private @Nullable Boolean transaction;
    private @Nullable String irreversible;
    private @Nullable Boolean placeholders;
    private @Nullable Duration timeout;
    private @Nullable Batch batch;
    private final Set<String> once = new HashSet<>();

    /** Whether a directive that may stand there once does so for the first time. */
    boolean isFirst(String word) {
        return once.add(word);
    }

    void dependsOn(List<Version> versions) {
        dependsOn.addAll(versions);
    }

    /** Free text, as headers of other tools have it: an empty one says nothing, of several the first one counts. */
    void description(String text) {
        if (description == null && !text.isEmpty()) {
            description = text;
        }
    }

    void backup(boolean value) {
        backup = value;
    }

    void transaction(boolean value) {
        transaction = value;
    }

    void irreversible(String reason) {
        irreversible = reason;
    }

    void placeholders(boolean value) {
        placeholders = value;
    }

    void require(Requirement requirement) {
        requirements.add(requirement);
    }

    void timeout(Duration duration) {
        timeout = duration;
    }

    void batch(Batch ranges) {
        batch = ranges;
    }

    /** What this head itself says of ranges; null if it says nothing. */
    public @Nullable Batch batch() {
        return batch;
    }

    void lint(String ignore) {
        lintIgnores.add(ignore);
    }

    /**
     * What this head says, and if it says nothing, what the file's head says; lists are joined. Ranges are those of the
     * section alone.
     */
    public Directives below(DirectivesBuilder file) {
        return new Directives(
                joined(file.dependsOn, dependsOn),
                either(description, file.description),
                Boolean.TRUE.equals(either(backup, file.backup)),
                either(transaction, file.transaction),
                either(irreversible, file.irreversible),
                either(placeholders, file.placeholders),
                joined(file.requirements, requirements),
                either(timeout, file.timeout),
                batch,
                joined(file.lintIgnores, lintIgnores));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static <T> @Nullable T either(@Nullable T own, @Nullable T files) {
        return own == null ? files : own;
    }
}
