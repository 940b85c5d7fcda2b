package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.DependencyOrder;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds dependencies that cannot be fulfilled. */
final class DependencyCheck {

    private final Inventory inventory;
    private final Dependencies dependencies;
    private final List<Problem> problems = new ArrayList<>();

    DependencyCheck(Inventory inventory, Dependencies dependencies) {
        this.inventory = inventory;
        this.dependencies = dependencies;
    }

    List<Problem> problems() {
        Map<Version, Set<Version>> needed = new TreeMap<>();
        for (MigrationFile each : inventory.migrations()) {
            if (!each.isBaseline()) {
                try {
                    List<Version> named = dependencies.of(each);
                    named.forEach(on -> addMissing(each, on));
                    needed.computeIfAbsent(each.version(), any -> new HashSet<>())
                            .addAll(named);
                } catch (MigrationException e) {
                    problem(e.code(), each, e.description(), e.action());
                }
            }
        }
        needed.forEach((version, on) -> on.remove(version));
        new DependencyOrder(needed).cycles().forEach(this::addCycle);
        return problems;
    }

    private void addMissing(MigrationFile migration, Version on) {
        if (on.equals(migration.version())) {
            problem(
                    "DEPENDENCY_CYCLE",
                    migration,
                    "%s depends on itself.".formatted(inventory.label(migration)),
                    "Take the version out of its own dependencies.");
        } else if (isMissing(inventory, on)) {
            problem(
                    "MISSING_DEPENDENCY",
                    migration,
                    "%s depends on %s, which does not exist.".formatted(inventory.label(migration), on),
                    "Correct the version that is depended on, or add the migration that is missing.");
        }
    }

    /** Whether neither a migration nor a baseline has it in it. */
    static boolean isMissing(Inventory inventory, Version version) {
        return inventory.migrations().stream()
                .noneMatch(each -> each.version().equals(version)
                        || (each.isBaseline() && each.version().isAbove(version)));
    }

    private void addCycle(List<Version> cycle) {
        MigrationFile first = inventory.of(cycle.get(0)).stream()
                .filter(each -> !each.isBaseline())
                .findFirst()
                .orElseThrow();
        problem(
                "DEPENDENCY_CYCLE",
                first,
                "Migrations depend on each other in a cycle: %s (%s)."
                        .formatted(
                                cycle.stream().map(Version::toString).collect(Collectors.joining(" -> ")),
                                cycle.stream()
                                        .distinct()
                                        .flatMap(version -> inventory.of(version).stream())
                                        .map(inventory::label)
                                        .collect(Collectors.joining(", "))),
                "Remove one of these dependencies.");
    }

    private void problem(String code, MigrationFile migration, String what, String action) {
        problems.add(
                new Problem(code, migration.version().toString(), inventory.label(migration), what + " " + action));
    }
}
