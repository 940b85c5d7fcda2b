package io.mockloop.migrations.engine.graph;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.Callbacks;
import io.mockloop.migrations.engine.discovery.FoundMigrations;
import io.mockloop.migrations.engine.discovery.RepeatableMigration;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.engine.discovery.SqlMigration;
import io.mockloop.migrations.exception.DuplicateRepeatableException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the code has: versioned migrations, baselines, repeatable migrations, callbacks. Immutable. */
public final class MigrationSet {

    private final MigrationGraph graph;
    private final NavigableMap<Version, SqlMigration> baselines;
    private final SortedMap<String, RepeatableMigration> repeatables;
    private final Callbacks callbacks;

    /**
     * Takes what was found; reads nothing of it but the names.
     *
     * @throws DuplicateVersionException if two or more migrations, or baselines, have one version
     * @throws DuplicateRepeatableException if two or more repeatable migrations have one name
     */
    public MigrationSet(FoundMigrations found) {
        graph = new MigrationGraph(found.versioned());
        baselines = baselines(found.baselines());
        repeatables = repeatables(found.repeatables());
        callbacks = found.callbacks();
    }

    private static NavigableMap<Version, SqlMigration> baselines(Collection<SqlMigration> found) {
        NavigableMap<Version, SqlMigration> baselines = new TreeMap<>();
        SortedMap<Version, List<String>> duplicates = new TreeMap<>();
        for (SqlMigration each : found) {
            SqlMigration first = baselines.putIfAbsent(each.version(), each);
            if (first != null) {
                duplicates
                        .computeIfAbsent(first.version(), any -> new ArrayList<>(List.of(first.source())))
                        .add(each.source());
            }
        }
        if (!duplicates.isEmpty()) {
            throw new DuplicateVersionException(duplicates, baselines.lastKey().next());
        }
        return baselines;
    }

    private static SortedMap<String, RepeatableMigration> repeatables(Collection<RepeatableMigration> found) {
        SortedMap<String, RepeatableMigration> repeatables = new TreeMap<>();
        SortedMap<String, List<String>> duplicates = new TreeMap<>();
        for (RepeatableMigration each : found) {
            RepeatableMigration first = repeatables.putIfAbsent(each.description(), each);
            if (first != null) {
                duplicates
                        .computeIfAbsent(first.description(), any -> new ArrayList<>(List.of(first.source())))
                        .add(each.source());
            }
        }
        if (!duplicates.isEmpty()) {
            throw new DuplicateRepeatableException(duplicates);
        }
        return repeatables;
    }

    /** The versioned migrations. */
    public MigrationGraph graph() {
        return graph;
    }

    /** The repeatable migrations, in the order in which they run. */
    public Collection<RepeatableMigration> repeatables() {
        return repeatables.values();
    }

    /** The callbacks. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /**
     * The baseline that a database without history begins with.
     *
     * @param target the highest version wanted; null for any
     */
    public Optional<SqlMigration> highestBaseline(@Nullable Version target) {
        NavigableMap<Version, SqlMigration> wanted = target == null ? baselines : baselines.headMap(target, true);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.lastEntry().getValue());
    }

    /** Whether there is nothing to migrate with. */
    public boolean isEmpty() {
        return graph.byVersion().isEmpty() && baselines.isEmpty() && repeatables.isEmpty();
    }

    /**
     * What the code has of something that was applied.
     *
     * @param version null for a repeatable migration
     * @param description what a repeatable migration is known by
     */
    public Optional<ResolvedMigration> find(MigrationType type, @Nullable Version version, String description) {
        if (version == null) {
            return Optional.ofNullable(repeatables.get(description));
        }
        if (type == MigrationType.BASELINE) {
            return Optional.ofNullable(baselines.get(version));
        }
        return graph.find(version).map(ResolvedMigration.class::cast);
    }
}
