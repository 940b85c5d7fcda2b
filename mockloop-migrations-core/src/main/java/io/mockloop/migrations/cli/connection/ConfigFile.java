package io.mockloop.migrations.cli.connection;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlProcessor.MatchStatus;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/** An application's configuration file, as far as it is about migrations and their database. */
public final class ConfigFile {

    private static final String PREFIX = "mockloop.migrations.";
    private static final String DATA_SOURCE = "spring.datasource.";
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");
    private static final Pattern CAMEL_CASE = Pattern.compile("([a-z])([A-Z])");

    private final Path file;
    private final StandardEnvironment environment = new StandardEnvironment();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * The properties of {@code mockloop.migrations} in a file, by their names without this prefix, and of
     * {@code spring.datasource} where they say nothing. Placeholders are resolved with the file, system properties and
     * environment variables; of a YAML file's documents those apply whose profiles {@code SPRING_PROFILES_ACTIVE}
     * names.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Map<String, String> read(String name) {
        try {
            return new ConfigFile(Path.of(name)).properties();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--config: '%s' is no name of a file.".formatted(name), e);
        }
    }

    private Map<String, String> properties() {
        Properties all = file.toString().endsWith(".properties") ? plain() : yaml();
        environment.getPropertySources().addLast(new PropertiesPropertySource("file", all));
        Map<String, String> found = new TreeMap<>();
        for (String key : all.stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                found.merge(nameOf(key.substring(PREFIX.length())), value(key), (one, other) -> one + "," + other);
            }
        }
        takeOver(found, all, "url", "url");
        if (!found.containsKey("username")) {
            takeOver(found, all, "username", "username");
            takeOver(found, all, "password", "password");
        }
        return found;
    }

    private void takeOver(Map<String, String> found, Properties all, String name, String ofDataSource) {
        if (!found.containsKey(name) && all.containsKey(DATA_SOURCE + ofDataSource)) {
            found.put(name, value(DATA_SOURCE + ofDataSource));
        }
    }

    private String value(String key) {
        try {
            return environment.getRequiredProperty(key);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("--config: %s in %s: %s".formatted(key, file, e.getMessage()), e);
        }
    }

    /** Spring Boot takes {@code onFuture}, {@code on_future} and {@code on-future} for one name. */
    private static String nameOf(String key) {
        if (key.startsWith("placeholders.")) {
            return key;
        }
        String plain = INDEX.matcher(key).replaceFirst("").replace('_', '-');
        return CAMEL_CASE.matcher(plain).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }

    private Properties plain() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        return properties;
    }

    private Properties yaml() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        yaml.setDocumentMatchers(this::match);
        try {
            Properties properties = yaml.getObject();
            return properties == null ? new Properties() : properties;
        } catch (RuntimeException e) {
            throw unreadable(e);
        }
    }

    private MatchStatus match(Properties document) {
        String profiles = document.getProperty(ON_PROFILE);
        if (profiles == null) {
            return MatchStatus.ABSTAIN;
        }
        return environment.acceptsProfiles(Profiles.of(StringUtils.tokenizeToStringArray(profiles, ",")))
                ? MatchStatus.FOUND
                : MatchStatus.NOT_FOUND;
    }

    private IllegalArgumentException unreadable(Exception cause) {
        String why = !Files.exists(file) ? "doesn't exist" : "cannot be read: " + cause.getMessage();
        return new IllegalArgumentException("--config: %s %s.".formatted(file, why), cause);
    }
}
