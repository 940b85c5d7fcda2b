package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands have. */
public final class CommonOptions {

    /** What an option without its value is taken for. */
    static final String BARE = "\0bare";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The database: a JDBC URL, or sqlite:///app.db, postgresql://user@host/db, mysql://user@host/db."
                            + " Also MOCKLOOP_DATABASE_URL.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "USER", description = "Also MOCKLOOP_DATABASE_USER.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            fallbackValue = BARE,
            description = "Asked for where no value follows. Better in MOCKLOOP_DATABASE_PASSWORD: others can read a"
                    + " process's arguments.")
    private @Nullable String password;

    @Option(
            names = "--locations",
            paramLabel = "LOCATION",
            split = ",",
            description = "Where SQL migrations lie: folders (file: may be left out), or classpath: locations."
                    + " src/main/resources/db/migration where it exists, else migrations.")
    private List<String> locations = new ArrayList<>();

    @Option(
            names = "--java-packages",
            paramLabel = "PACKAGE",
            split = ",",
            description = "Packages that are searched for migration classes.")
    private List<String> javaPackages = new ArrayList<>();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            split = ",",
            description = "Jars and folders with migration classes, classpath: locations, or drivers; a Spring Boot"
                    + " jar, too.")
    private List<String> classPath = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "An application.yml or .properties, whose mockloop.migrations and spring.datasource"
                    + " properties apply where no option is given.")
    private @Nullable String config;

    @Option(names = "--table", paramLabel = "TABLE", description = "The history table; schema_version by default.")
    private @Nullable String table;

    @Option(names = "--schema", paramLabel = "SCHEMA", description = "The history table's schema.")
    private @Nullable String schema;

    @Option(
            names = "--placeholder",
            paramLabel = "NAME=VALUE",
            description = "A value for $${NAME} in SQL files; may be given several times.")
    private Map<String, String> placeholders = new LinkedHashMap<>();

    @Option(
            names = "--placeholder-replacement",
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description = "Whether placeholders are replaced; true by default.")
    private @Nullable String placeholderReplacement;

    @Option(
            names = "--out-of-order",
            paramLabel = "declared|true|false",
            arity = "0..1",
            fallbackValue = "true",
            description =
                    "Whether a pending version below the current one runs; declared by default: where its declared"
                            + " dependencies are applied.")
    private @Nullable String outOfOrder;

    @Option(
            names = "--on-missing",
            paramLabel = "fail|ignore",
            description = "What becomes of a run where an applied migration isn't there any more; fail by default.")
    private @Nullable String onMissing;

    @Option(
            names = "--on-future",
            paramLabel = "ignore|fail|rollback",
            description = "What becomes of a run where the database is ahead of the migrations; ignore by default.")
    private @Nullable String onFuture;

    @Option(
            names = "--rollback-from",
            paramLabel = "VERSION",
            description = "The version that the database is at, without which --on-future=rollback undoes nothing.")
    private @Nullable String rollbackFrom;

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            description = "How long to wait for another process that migrates, as 30s or 10m; 10m by default.")
    private @Nullable String lockTimeout;

    @Option(
            names = "--verbose",
            description = "Log what is done, and show stack traces. MOCKLOOP_LOG_LEVEL chooses the level: error, warn"
                    + " (default), info, debug, trace.")
    private boolean verbose;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How results are printed; text by default.")
    private Format output = Format.TEXT;

    /** How results are told. */
    public Format output() {
        return output;
    }

    /** Whether more is told than asked for. */
    public boolean isVerbose() {
        return verbose;
    }

    /** Whether the password is to be asked for. */
    public boolean asksForPassword() {
        return BARE.equals(password);
    }

    /** The file to read properties from. */
    public @Nullable String config() {
        return config;
    }

    /** Where else classes and drivers are. */
    public List<String> classPath() {
        return List.copyOf(classPath);
    }

    /** Where SQL migrations lie; empty where no option says it. */
    public List<String> locations() {
        return locations.stream().map(CommonOptions::location).toList();
    }

    /** Packages with migration classes. */
    public List<String> javaPackages() {
        return List.copyOf(javaPackages);
    }

    /** Most people mean a folder. */
    private static String location(String asTyped) {
        return asTyped.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+\\*?:.*") ? asTyped : "file:" + asTyped;
    }

    /**
     * What the options say, as properties of {@code mockloop.migrations}, by their names without this prefix; options
     * that are not given are not among them.
     */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "url", url);
        put(properties, "username", user);
        put(properties, "password", asksForPassword() ? null : password);
        put(properties, "locations", joined(locations()));
        put(properties, "java-packages", joined(javaPackages));
        put(properties, "table", table);
        put(properties, "schema", schema);
        put(properties, "placeholder-replacement", placeholderReplacement);
        put(properties, "out-of-order", outOfOrder);
        put(properties, "on-missing", onMissing);
        put(properties, "on-future", onFuture);
        put(properties, "rollback-from", rollbackFrom);
        put(properties, "lock.timeout", lockTimeout);
        placeholders.forEach((name, value) -> properties.put("placeholders." + name, value));
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
