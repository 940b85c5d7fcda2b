package io.mockloop.migrations.engine.graph;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.migration.PassedOver;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.exception.DuplicateRepeatableException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that the code has: versioned migrations, baselines, repeatable migrations, callbacks. Immutable. */
public final class MigrationSet {

    private final MigrationGraph graph;
    private final NavigableMap<Version, SqlMigration> baselines = new TreeMap<>();
    private final SortedMap<String, RepeatableMigration> repeatables = new TreeMap<>();
    private final Callbacks callbacks;
    private final PassedOver passedOver;
    private final boolean complete;

    /**
     * Takes what was found; reads nothing of it but the names.
     *
     * @throws DuplicateVersionException if two or more migrations, or baselines, have one version
     * @throws DuplicateRepeatableException if two or more repeatable migrations have one name
     */
    public MigrationSet(FoundMigrations found) {
        this(found, problem -> {
            throw problem;
        });
    }

    /**
     * The same, of what is there twice the first alone.
     *
     * @param problems is told what is there twice
     */
    public MigrationSet(FoundMigrations found, Consumer<? super MigrationException> problems) {
        graph = new MigrationGraph(found.versioned(), problems);
        MigrationGraph.addByVersion(found.baselines(), baselines, problems);
        SortedMap<String, List<String>> duplicates =
                MigrationGraph.addAll(found.repeatables(), RepeatableMigration::description, repeatables);
        if (!duplicates.isEmpty()) {
            problems.accept(new DuplicateRepeatableException(duplicates));
        }
        callbacks = found.callbacks();
        passedOver = found.passedOver();
        complete = found.complete();
    }

    /** All migrations: versioned ones, baselines, repeatable ones. */
    public List<ResolvedMigration> all() {
        List<ResolvedMigration> all = new ArrayList<>(graph.byVersion());
        all.addAll(baselines.values());
        all.addAll(repeatables.values());
        return all;
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

    /** Whether nothing was left out that looks like a migration and cannot be taken as one. */
    public boolean isComplete() {
        return complete;
    }

    /** What was seen beside, to be told to whoever runs. */
    public List<Problem> warnings() {
        return passedOver.warnings(isEmpty() && complete);
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
