package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DiscoveryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one scan, so that it is told at once. */
public final class Defects {

    /** In the order of the defects; an EnumMap would make all their messages even if nothing is wrong. */
    private final Map<Defect, List<Found>> found = new TreeMap<>();

    /** One that was found, in a file or class if it is about one. */
    private record Found(
            Problem problem,
            String which,
            Message action,
            @Nullable Throwable cause) {}

    /** What to throw for one that is found when all others are known, and a run has not begun. */
    static DiscoveryException alone(DefectException one, Version version, String script) {
        Defects defects = new Defects();
        defects.add(one, version, script);
        return defects.exception().orElseThrow();
    }

    /** Something that is about no single file or class. */
    public void add(Defect defect, String which, @Nullable Throwable cause) {
        add(defect, null, null, which, cause);
    }

    /** Something about a file or class, and the migration's version if it is known. */
    public void add(
            Defect defect,
            @Nullable Version version,
            @Nullable String script,
            String which,
            @Nullable Throwable cause) {
        add(defect, version, script, which, defect.action, cause);
    }

    /** One with an action of its own. */
    public void add(DefectException one, @Nullable Version version, @Nullable String script) {
        add(one.defect, version, script, one.which, one.action, one.getCause());
    }

    private void add(
            Defect defect,
            @Nullable Version version,
            @Nullable String script,
            String which,
            Message action,
            @Nullable Throwable cause) {
        String end = which.endsWith(".") ? "" : ".";
        Message text = Message.of("%s %s%s %s", defect.headingOfOne, which, end, action);
        Problem problem = new Problem(defect.name(), Objects.toString(version, null), script, text);
        found.computeIfAbsent(defect, any -> new ArrayList<>()).add(new Found(problem, which, action, cause));
    }

    /** What is wrong, if anything is: with the code of the first kind of defect, and all of them in its message. */
    public Optional<DiscoveryException> exception() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Found> all = found.values().stream().flatMap(List::stream).toList();
        List<Throwable> causes =
                all.stream().map(Found::cause).filter(Objects::nonNull).toList();
        DiscoveryException exception = new DiscoveryException(
                found.keySet().iterator().next().name(),
                found.entrySet().stream()
                        .map(each -> each.getKey().heading + "\n  "
                                + each.getValue().stream().map(Found::which).collect(Collectors.joining("\n  ")))
                        .collect(Collectors.joining("\n", "", "\n")),
                Message.join(" ", all.stream().map(Found::action).distinct().toList()),
                all.stream().map(Found::problem).toList(),
                causes.isEmpty() ? null : causes.get(0));
        causes.stream().skip(1).limit(9).forEach(exception::addSuppressed);
        return Optional.of(exception);
    }
}
