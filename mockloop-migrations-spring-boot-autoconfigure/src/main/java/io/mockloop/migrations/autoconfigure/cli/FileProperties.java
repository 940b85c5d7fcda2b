package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/** Where an application's migrations are, for the commands that work on files alone. */
final class FileProperties {

    private static final List<String> NAMES = List.of("locations", "java-packages");

    private FileProperties() {}

    /** The properties that are set, by their names below {@code mockloop.migrations}, values joined by commas. */
    static Map<String, String> of(ConfigurableEnvironment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> set = new LinkedHashMap<>();
        for (String name : NAMES) {
            binder.bind(MigrationProperties.PREFIX + "." + name, Bindable.listOf(String.class))
                    .ifBound(values -> set.put(name, String.join(",", values)));
        }
        return set;
    }
}
