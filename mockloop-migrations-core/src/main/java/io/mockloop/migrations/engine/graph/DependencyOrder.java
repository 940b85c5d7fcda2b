package io.mockloop.migrations.engine.graph;

import io.mockloop.migrations.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Orders versions so that each comes after those it depends on, and beyond that by version (Kahn's algorithm, the
 * lowest of those that are free first). What is left over stands in a cycle, or behind one.
 */
public final class DependencyOrder {

    private final Map<Version, Set<Version>> unmet = new TreeMap<>();
    private final Map<Version, List<Version>> dependents = new HashMap<>();
    private final PriorityQueue<Version> free = new PriorityQueue<>();
    private final List<Version> order = new ArrayList<>();
    private final List<List<Version>> cycles = new ArrayList<>();

    /**
     * Orders the keys.
     *
     * @param dependencies what each version depends on; only keys are regarded
     */
    public DependencyOrder(Map<Version, ? extends Collection<Version>> dependencies) {
        dependencies.forEach((version, needed) -> {
            Set<Version> within = new TreeSet<>(needed);
            within.retainAll(dependencies.keySet());
            within.forEach(each ->
                    dependents.computeIfAbsent(each, any -> new ArrayList<>()).add(version));
            unmet.put(version, within);
            if (within.isEmpty()) {
                free.add(version);
            }
        });
        takeFreeOnes();
        while (!unmet.isEmpty()) {
            List<Version> cycle = findCycle();
            cycles.add(cycle);
            cycle.stream().distinct().forEach(this::release);
            takeFreeOnes();
        }
    }

    /** The versions in order; those of cycles and behind them at an arbitrary place. */
    public List<Version> order() {
        return order;
    }

    /** A path for each knot of cycles, each version depending on the next one, the first one again at the end. */
    public List<List<Version>> cycles() {
        return cycles;
    }

    private void takeFreeOnes() {
        for (Version next = free.poll(); next != null; next = free.poll()) {
            unmet.remove(next);
            order.add(next);
            release(next);
        }
    }

    private void release(Version met) {
        for (Version dependent : dependents.getOrDefault(met, List.of())) {
            Set<Version> needed = unmet.get(dependent);
            if (needed != null && needed.remove(met) && needed.isEmpty()) {
                free.add(dependent);
            }
        }
    }

    /** Follows what is unmet from the lowest version: with nothing free, the way must come back to itself. */
    private List<Version> findCycle() {
        Set<Version> way = new LinkedHashSet<>();
        Version at = unmet.keySet().iterator().next();
        while (way.add(at)) {
            at = unmet.getOrDefault(at, Set.of()).iterator().next();
        }
        List<Version> path = new ArrayList<>(way);
        List<Version> cycle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        Version lowest = cycle.stream().min(Version::compareTo).orElseThrow();
        Collections.rotate(cycle, -cycle.indexOf(lowest));
        cycle.add(lowest);
        return cycle;
    }
}
