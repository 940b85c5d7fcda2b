package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.migration.Problem;
import io.mockloop.migrations.engine.migration.ProblemException;
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

    private final Map<Problem, List<Finding>> found = new EnumMap<>(Problem.class);
    private final List<Throwable> causes = new ArrayList<>();

    /**
     * One thing that is wrong.
     *
     * @param version the migration's, where it is known
     * @param script the file or class, where it is about one
     */
    private record Finding(
            @Nullable Version version, @Nullable String script, String which, Message action) {}

    /** Something that is about no single file or class. */
    void add(Problem problem, String which, @Nullable Throwable cause) {
        add(problem, null, null, which, cause);
    }

    void add(
            Problem problem,
            @Nullable Version version,
            @Nullable String script,
            String which,
            @Nullable Throwable cause) {
        add(problem, new Finding(version, script, which, problem.action()), cause);
    }

    /** One with an action of its own. */
    void add(ProblemException one, @Nullable String script) {
        add(one.problem(), new Finding(null, script, one.which(), one.action()), one.getCause());
    }

    private void add(Problem problem, Finding finding, @Nullable Throwable cause) {
        found.computeIfAbsent(problem, any -> new ArrayList<>()).add(finding);
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
                .map(each -> each.getKey().heading() + "\n  "
                        + each.getValue().stream().map(Finding::which).collect(Collectors.joining("\n  ")))
                .collect(Collectors.joining("\n", "", "\n"));
        Message action = Message.join(
                " ",
                found.values().stream()
                        .flatMap(List::stream)
                        .map(Finding::action)
                        .distinct()
                        .toList());
        DiscoveryException exception = new DiscoveryException(
                found.keySet().iterator().next().name(),
                description,
                action,
                oneByOne(),
                causes.isEmpty() ? null : causes.get(0));
        causes.stream().skip(1).limit(9).forEach(exception::addSuppressed);
        return Optional.of(exception);
    }

    private List<ValidationResult.Problem> oneByOne() {
        return found.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .map(one -> each.getKey().one(one.version(), one.script(), one.which(), one.action())))
                .toList();
    }
}
