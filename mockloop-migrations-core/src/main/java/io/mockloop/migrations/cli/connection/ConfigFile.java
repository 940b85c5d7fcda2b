package io.mockloop.migrations.cli.connection;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlProcessor.MatchStatus;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.NestedExceptionUtils;
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
    /** What Spring calls a document that is no map. */
    private static final String NO_PROPERTIES = "document";

    private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");
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
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw unreadable(Files.exists(file) ? "is a folder" : "doesn't exist", null);
        }
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
            // The value, which the reason shows, may be a password.
            String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
            throw unreadable("has a placeholder without a value: see %s".formatted(name), null);
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
        } catch (CharacterCodingException e) {
            throw unreadable("isn't in UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("cannot be read: " + e.getMessage(), e);
        }
        return properties;
    }

    private Properties yaml() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        yaml.setDocumentMatchers(this::match);
        Properties properties = parsed(yaml);
        if (properties.keySet().equals(Set.of(NO_PROPERTIES))) {
            throw unreadable("holds no properties: it is to be YAML, or to end in .properties", null);
        }
        return properties;
    }

    private Properties parsed(YamlPropertiesFactoryBean yaml) {
        try {
            Properties properties = yaml.getObject();
            return properties == null ? new Properties() : properties;
        } catch (IllegalStateException e) {
            throw unreadable(
                    "cannot be read: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    e);
        } catch (RuntimeException e) {
            throw unreadable("is no YAML" + place(String.valueOf(e.getMessage())), null);
        }
    }

    /** The parser shows the line, too, which may hold a password. */
    private static String place(String message) {
        Matcher matcher = PLACE.matcher(message);
        String last = "";
        while (matcher.find()) {
            last = " at " + matcher.group();
        }
        return last;
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

    private IllegalArgumentException unreadable(String why, @Nullable Exception cause) {
        String sentence = "--config: %s %s".formatted(file, why);
        return new IllegalArgumentException(sentence.endsWith(".") ? sentence : sentence + ".", cause);
    }
}
