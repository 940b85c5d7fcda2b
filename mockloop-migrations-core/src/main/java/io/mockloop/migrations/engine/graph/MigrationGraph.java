package io.mockloop.migrations.engine.graph;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All migrations of the code, by version and by what they depend on. Immutable. */
public final class MigrationGraph {

    private final NavigableMap<Version, VersionedMigration> migrations = new TreeMap<>();

    /**
     * Takes them by version; reads nothing of them but their names.
     *
     * @throws DuplicateVersionException if two or more have one version
     */
    public MigrationGraph(Collection<VersionedMigration> all) {
        this(all, problem -> {
            throw problem;
        });
    }

    /**
     * The same, of two with one version the first alone.
     *
     * @param problems is told which versions are there twice
     */
    MigrationGraph(Collection<VersionedMigration> all, Consumer<? super DuplicateVersionException> problems) {
        addByVersion(all, migrations, problems);
    }

    static <M extends VersionedMigration> void addByVersion(
            Collection<M> all, NavigableMap<Version, M> to, Consumer<? super DuplicateVersionException> problems) {
        SortedMap<Version, List<String>> duplicates = addAll(all, VersionedMigration::version, to);
        if (!duplicates.isEmpty()) {
            problems.accept(
                    new DuplicateVersionException(duplicates, to.lastKey().next()));
        }
    }

    /**
     * Adds the first of those that have one key.
     *
     * @return for each key that isn't unique, where it was found
     */
    static <K, M extends ResolvedMigration> SortedMap<K, List<String>> addAll(
            Collection<M> all, Function<? super M, K> key, Map<K, M> to) {
        SortedMap<K, List<String>> duplicates = new TreeMap<>();
        for (M each : all) {
            M first = to.putIfAbsent(key.apply(each), each);
            if (first != null) {
                duplicates
                        .computeIfAbsent(key.apply(first), any -> new ArrayList<>(List.of(first.source())))
                        .add(each.source());
            }
        }
        return duplicates;
    }

    /** The migration of a version. */
    public Optional<VersionedMigration> find(Version version) {
        return Optional.ofNullable(migrations.get(version));
    }

    /** All of them, lowest version first. */
    public List<VersionedMigration> byVersion() {
        return List.copyOf(migrations.values());
    }

    /** The highest version; empty if there are no migrations. */
    public Optional<Version> highest() {
        return migrations.isEmpty() ? Optional.empty() : Optional.of(migrations.lastKey());
    }

    /**
     * The pending ones in the order they run: after all their dependencies, beyond that by version. Reads the heads of
     * these alone.
     *
     * @param pending versions of this graph
     * @param applied whether a version counts as applied, be it in the code or not
     * @throws DependencyException if one of them depends on a version that is neither applied nor pending, on itself,
     *     or on another in a cycle
     */
    public List<VersionedMigration> order(Set<Version> pending, Predicate<Version> applied) {
        Map<Version, List<Version>> dependencies = new TreeMap<>();
        for (Version version : pending) {
            VersionedMigration migration = find(version)
                    .orElseThrow(() -> new IllegalArgumentException("No migration has version " + version));
            dependencies.put(migration.version(), migration.dependencies());
        }
        refuseMissing(dependencies, applied);
        refuseThoseOnThemselves(dependencies);
        DependencyOrder order = new DependencyOrder(dependencies);
        if (!order.cycles().isEmpty()) {
            throw DependencyException.cycles(
                    order.cycles().stream().map(this::path).toList());
        }
        return order.order().stream().map(this::get).toList();
    }

    /**
     * What is wrong with each one that isn't applied by itself: its file cannot be read, or its dependencies cannot be
     * fulfilled. Reads these alone; a cycle is told of its lowest version.
     *
     * @param applied whether a version counts as applied, be it in the code or not
     */
    public SortedMap<Version, MigrationException> problems(Predicate<Version> applied) {
        SortedMap<Version, MigrationException> problems = new TreeMap<>();
        Map<Version, List<Version>> dependencies = new TreeMap<>();
        for (VersionedMigration migration : migrations.values()) {
            if (applied.test(migration.version())) {
                continue;
            }
            try {
                dependencies.put(migration.version(), migration.dependencies());
                if (migration instanceof ScriptMigration) {
                    migration.prepare();
                }
            } catch (MigrationException e) {
                dependencies.remove(migration.version());
                problems.put(migration.version(), e);
            }
        }
        dependencies.forEach((version, needed) -> {
            List<String> missing = missing(version, needed, each -> migrations.containsKey(each) || applied.test(each));
            if (!missing.isEmpty()) {
                problems.put(version, DependencyException.missing(missing));
            } else if (needed.contains(version)) {
                problems.put(version, DependencyException.onThemselves(List.of(onItself(version))));
            }
        });
        dependencies.keySet().removeAll(problems.keySet());
        for (List<Version> cycle : new DependencyOrder(dependencies).cycles()) {
            problems.put(cycle.get(0), DependencyException.cycles(List.of(path(cycle))));
        }
        return problems;
    }

    /**
     * Those that depend on a version directly, lowest version first; reads the heads of those that are asked about.
     *
     * @param among versions to look at; those that are not in the code are passed over
     */
    public List<Version> dependents(Version of, Collection<Version> among) {
        return new TreeSet<>(among)
                .stream()
                        .filter(each -> find(each)
                                .map(found -> found.dependenciesOfHead().contains(of))
                                .orElse(false))
                        .toList();
    }

    /** Versions with their scripts, as messages list them. */
    public String display(Collection<Version> versions) {
        return versions.stream()
                .map(version -> find(version)
                        .map(found -> "%s (%s)".formatted(version, found.script()))
                        .orElse(version.toString()))
                .collect(Collectors.joining(", "));
    }

    private void refuseMissing(Map<Version, List<Version>> dependencies, Predicate<Version> applied) {
        List<String> missing = new ArrayList<>();
        dependencies.forEach((version, needed) ->
                missing.addAll(missing(version, needed, v -> dependencies.containsKey(v) || applied.test(v))));
        if (!missing.isEmpty()) {
            throw DependencyException.missing(missing);
        }
    }

    private List<String> missing(Version version, List<Version> needed, Predicate<Version> fulfilled) {
        return needed.stream()
                .filter(each -> !fulfilled.test(each))
                .map(each -> "%s (%s) depends on %s, which %s"
                        .formatted(
                                get(version).version(),
                                get(version).placeOf(each),
                                each,
                                migrations.containsKey(each)
                                        ? "is neither applied nor to be applied"
                                        : "does not exist"))
                .toList();
    }

    private void refuseThoseOnThemselves(Map<Version, List<Version>> dependencies) {
        List<String> onThemselves = dependencies.keySet().stream()
                .filter(version -> dependencies.getOrDefault(version, List.of()).contains(version))
                .map(this::onItself)
                .toList();
        if (!onThemselves.isEmpty()) {
            throw DependencyException.onThemselves(onThemselves);
        }
    }

    private String path(List<Version> cycle) {
        return "%s (%s)"
                .formatted(
                        cycle.stream()
                                .map(each -> get(each).version().toString())
                                .collect(Collectors.joining(" -> ")),
                        cycle.stream()
                                .distinct()
                                .map(each -> get(each).script())
                                .collect(Collectors.joining(", ")));
    }

    private String onItself(Version version) {
        VersionedMigration migration = get(version);
        return "%s (%s)".formatted(migration.version(), migration.placeOf(version));
    }

    private VersionedMigration get(Version version) {
        return find(version).orElseThrow();
    }
}
