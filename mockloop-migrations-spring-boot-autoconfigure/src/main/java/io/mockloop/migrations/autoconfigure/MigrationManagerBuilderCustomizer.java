package io.mockloop.migrations.autoconfigure;

import io.mockloop.migrations.setup.MigrationManagerBuilder;

/** A bean that has the last word on how the migration manager is built, after all properties. */
@FunctionalInterface
public interface MigrationManagerBuilderCustomizer {

    /** Changes the builder. */
    void customize(MigrationManagerBuilder builder);
}
