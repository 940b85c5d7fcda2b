package io.mockloop.migrations.engine.drift;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.util.PatternMatchUtils;

/**
 * The objects that patterns name, in which {@code *} stands for any characters: a table, view or routine by its name, a
 * part by that of its table, too, or as {@code table.part}.
 */
public final class IgnoredObjects implements Predicate<ObjectId> {

    private final List<String> patterns;

    /** Those that one of these names. */
    public IgnoredObjects(Collection<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    @Override
    public boolean test(ObjectId id) {
        return patterns.stream()
                .anyMatch(pattern -> PatternMatchUtils.simpleMatch(pattern, id.display())
                        || (!id.table().isEmpty() && PatternMatchUtils.simpleMatch(pattern, id.table())));
    }
}
