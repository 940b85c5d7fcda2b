package io.mockloop.migrations.engine.discovery;

import java.util.List;

/**
 * Where migrations are looked for.
 *
 * @param locations {@code classpath:} and {@code file:} locations; one without a prefix lies on the class path
 * @param locationsChosen whether the user set the locations, so that each of them must exist
 * @param javaPackages packages that are searched for migration classes, sub-packages included
 * @param javaMigrations Java migrations that are known already
 * @param classLoader what class path and classes are read with
 */
public record DiscoverySettings(
        List<String> locations,
        boolean locationsChosen,
        List<String> javaPackages,
        List<JavaMigrationSource> javaMigrations,
        ClassLoader classLoader) {

    /** Copies the lists. */
    public DiscoverySettings {
        locations = List.copyOf(locations);
        javaPackages = List.copyOf(javaPackages);
        javaMigrations = List.copyOf(javaMigrations);
    }
}
