package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The options that all commands have, as they were given. */
public final class CommonOptions {

    /** What an option without its value is taken for. */
    static final String BARE = "\0bare";

    /** Options that are properties of {@code mockloop.migrations}, by the properties' names. */
    private static final Map<String, String> PROPERTIES = byName();

    private final ParseResult given;

    CommonOptions(ParseResult given) {
        this.given = given;
    }

    private static Map<String, String> byName() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("url", "--url");
        properties.put("username", "--user");
        properties.put("table", "--table");
        properties.put("schema", "--schema");
        properties.put("placeholder-replacement", "--placeholder-replacement");
        properties.put("out-of-order", "--out-of-order");
        properties.put("on-missing", "--on-missing");
        properties.put("on-future", "--on-future");
        properties.put("rollback-from", "--rollback-from");
        properties.put("lock.timeout", "--lock-timeout");
        return properties;
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

    /** Where SQL migrations lie; empty where no option says it. */
    public List<String> locations() {
        return values("--locations").stream().map(CommonOptions::location).toList();
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
        PROPERTIES.forEach((property, option) -> put(properties, property, value(option)));
        put(properties, "password", asksForPassword() ? null : value("--password"));
        put(properties, "locations", joined(locations()));
        put(properties, "java-packages", joined(javaPackages()));
        given.matchedOptionValue("--placeholder", Map.<String, String>of())
                .forEach((name, value) -> properties.put("placeholders." + name, value));
        return properties;
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
