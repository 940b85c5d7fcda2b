package io.mockloop.migrations.engine.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where migrations are looked for.
 *
 * @param locations {@code classpath:} and {@code file:} locations; one without a prefix lies on the class path
 * @param locationsChosen whether the user set the locations, so that each of them must exist
 * @param javaPackages packages that are searched for migration classes, sub-packages included
 * @param javaMigrations Java migrations that are known already
 * @param classLoader what class path and classes are read with
 * @param wanted which of them are taken, by their scripts; callbacks all are
 */
public record DiscoverySettings(
        List<String> locations,
        boolean locationsChosen,
        List<String> javaPackages,
        List<JavaMigrationSource> javaMigrations,
        ClassLoader classLoader,
        Predicate<String> wanted) {

    /** Copies the lists. */
    public DiscoverySettings {
        locations = List.copyOf(locations);
        javaPackages = List.copyOf(javaPackages);
        javaMigrations = List.copyOf(javaMigrations);
    }

    /** All that are there. */
    public DiscoverySettings(
            List<String> locations,
            boolean locationsChosen,
            List<String> javaPackages,
            List<JavaMigrationSource> javaMigrations,
            ClassLoader classLoader) {
        this(locations, locationsChosen, javaPackages, javaMigrations, classLoader, script -> true);
    }

    /**
     * The same, with some alone, and other folders beside the locations.
     *
     * @param some which, by their scripts
     * @param folders must be there
     */
    public DiscoverySettings with(Predicate<String> some, List<Path> folders) {
        List<String> all = Stream.concat(locations.stream(), folders.stream().map(each -> "file:" + each))
                .toList();
        return new DiscoverySettings(all, locationsChosen, javaPackages, javaMigrations, classLoader, some);
    }
}
