package io.mockloop.migrations.engine.graph;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.ResolvedMigration;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All migrations of the code, by version and by what they depend on. Immutable. */
@SuppressWarnings("DoNotCallSuggester")
public final class MigrationGraph {

    /**
     * Takes them by version; reads nothing of them but their names.
     *
     * @throws DuplicateVersionException if two or more have one version
     */
    public MigrationGraph(Collection<ResolvedMigration> all) {
        throw new UnsupportedOperationException();
    }

    /** The migration of a version. */
    public Optional<ResolvedMigration> find(Version version) {
        throw new UnsupportedOperationException();
    }

    /** All of them, lowest version first. */
    public List<ResolvedMigration> byVersion() {
        throw new UnsupportedOperationException();
    }

    /** The highest version; empty where there are no migrations. */
    public Optional<Version> highest() {
        throw new UnsupportedOperationException();
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
    public List<ResolvedMigration> order(Set<Version> pending, Predicate<Version> applied) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks the dependencies of all of them; reads all heads.
     *
     * @param applied whether a version that isn't in the code counts as applied
     * @throws DependencyException as {@link #order} does
     */
    public void check(Predicate<Version> applied) {
        throw new UnsupportedOperationException();
    }

    /**
     * Those that depend on a version directly, lowest version first; reads the heads of those that are asked about.
     *
     * @param among versions to look at; those that are not in the code are passed over
     */
    public List<Version> dependents(Version of, Collection<Version> among) {
        throw new UnsupportedOperationException();
    }
}
