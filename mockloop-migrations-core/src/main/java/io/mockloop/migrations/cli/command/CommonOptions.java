package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.setup.Setting;
import io.mockloop.migrations.setup.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The options that all commands have, as they were given. */
public final class CommonOptions {

    /** What an option without its value is taken for. */
    static final String BARE = "\0bare";

    private static final String LOCATIONS = "--locations";

    private final ParseResult given;

    CommonOptions(ParseResult given) {
        this.given = given;
    }

    /** How results are told. */
    public Format output() {
        return given.matchedOptionValue("--output", Format.TEXT);
    }

    /** Whether more is told than asked for. */
    public boolean isVerbose() {
        return given.matchedOptionValue("--verbose", false);
    }

    /** Whether the password is to be asked for. */
    public boolean asksForPassword() {
        return BARE.equals(value("--password"));
    }

    /** The file to read properties from. */
    public @Nullable String config() {
        return value("--config");
    }

    /** Where else classes and drivers are. */
    public List<String> classPath() {
        return values("--classpath");
    }

    /** Where SQL migrations lie; empty if no option says it. */
    public List<String> locations() {
        return values(LOCATIONS).stream().map(CommonOptions::location).toList();
    }

    /** Packages with migration classes. */
    public List<String> javaPackages() {
        return values("--java-packages");
    }

    private @Nullable String value(String option) {
        return given.matchedOptionValue(option, null);
    }

    private List<String> values(String option) {
        return List.copyOf(given.matchedOptionValue(option, List.<String>of()));
    }

    /** Most people mean a folder. */
    private static String location(String asTyped) {
        int colon = asTyped.indexOf(':');
        return colon > 1 && asTyped.lastIndexOf('/', colon) < 0 ? asTyped : "file:" + asTyped;
    }

    /**
     * What the options say, as properties of {@code mockloop.migrations}, by their names without this prefix; options
     * that are not given are not among them.
     */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Setting<?> each : Settings.ALL) {
            Setting.Option option = each.option();
            String value = option == null ? null : each.isList() ? joined(option.name()) : value(option.name());
            if (value != null && !value.equals(BARE)) {
                properties.put(each.name(), value);
            }
        }
        given.matchedOptionValue("--placeholder", Map.<String, String>of())
                .forEach((name, value) -> properties.put(Settings.PLACEHOLDER + name, value));
        return properties;
    }

    private @Nullable String joined(String option) {
        List<String> values = option.equals(LOCATIONS) ? locations() : values(option);
        return values.isEmpty() ? null : String.join(",", values);
    }
}
