package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Version;
import java.util.List;

/** A migration that is applied once, and has its place in the order by its version. */
public sealed interface VersionedMigration extends ResolvedMigration permits SqlMigration, ClassMigration {

    /** The version, from file name, annotation or class name. */
    @Override
    Version version();

    /** What it depends on, also if something is wrong behind the place where it says so. */
    default List<Version> dependenciesOfHead() {
        return dependencies();
    }

    /** Where it says that it depends on a version: its file or class, with the line if that is known. */
    default String placeOf(Version dependency) {
        return script();
    }
}
