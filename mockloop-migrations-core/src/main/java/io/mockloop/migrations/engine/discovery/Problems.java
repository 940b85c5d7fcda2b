package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.exception.DiscoveryException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one scan, so that it is told at once. */
final class Problems {

    private final Map<Problem, List<String>> found = new EnumMap<>(Problem.class);
    private final List<Throwable> causes = new ArrayList<>();

    void add(Problem problem, String which) {
        add(problem, which, null);
    }

    void add(Problem problem, String which, @Nullable Throwable cause) {
        found.computeIfAbsent(problem, any -> new ArrayList<>()).add(which);
        if (cause != null) {
            causes.add(cause);
        }
    }

    /** What is wrong, if anything is: with the code of the first kind of problem, and all of them in its message. */
    Optional<DiscoveryException> exception() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String description = found.entrySet().stream()
                .map(each -> each.getKey().heading() + "\n  " + String.join("\n  ", each.getValue()))
                .collect(Collectors.joining("\n", "", "\nNothing was run."));
        String action = found.keySet().stream().map(Problem::action).collect(Collectors.joining(" "));
        DiscoveryException exception = new DiscoveryException(
                found.keySet().iterator().next().name(), description, action, causes.isEmpty() ? null : causes.get(0));
        causes.stream().skip(1).limit(9).forEach(exception::addSuppressed);
        return Optional.of(exception);
    }
}
