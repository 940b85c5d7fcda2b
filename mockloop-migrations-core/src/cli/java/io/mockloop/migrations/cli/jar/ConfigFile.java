package io.mockloop.migrations.cli.jar;

import java.util.stream.Collectors;

import io.mockloop.migrations.setup.Settings;

import io.mockloop.migrations.setup.Setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;
import org.yaml.snakeyaml.error.YAMLException;

/** An application's configuration file, as far as it is about migrations and their database. */
final class ConfigFile {

    private static final Logger logger = LoggerFactory.getLogger(ConfigFile.class);

    private static final String PREFIX = "mockloop.migrations.";
    private static final String DATA_SOURCE = "spring.datasource.";
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final Set<String> TRUTHS =
            Settings.ALL.stream().filter(Setting::isTruth).map(Setting::name).collect(Collectors.toSet());

    private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]$");

    private final Path file;
    private final PropertyNames names = new PropertyNames();
    private final StandardEnvironment environment = new StandardEnvironment();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * The properties of {@code mockloop.migrations} in a file, by their names without this prefix, and of
     * {@code spring.datasource} if they say nothing. Placeholders are resolved with the file, system properties and
     * environment variables; of a YAML file's documents those apply whose profiles {@code SPRING_PROFILES_ACTIVE}
     * names.
     *
     * @throws IllegalArgumentException if it cannot be read, or has a property of {@code mockloop.migrations} that
     *     there isn't
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
        Map<String, @Nullable String> all = file.toString().endsWith(".properties") ? plain() : yaml();
        Map<String, Object> given = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (value != null) {
                given.put(key, value);
            }
        });
        environment.getPropertySources().addLast(new MapPropertySource("file", given));
        Map<String, String> found = ofMigrations(all);
        if (found.isEmpty() && given.keySet().stream().noneMatch(key -> key.startsWith(DATA_SOURCE))) {
            logger.warn("{} holds no property of mockloop.migrations or spring.datasource", file);
        }
        takeOver(found, given, "url", "url");
        if (!found.containsKey("username")) {
            takeOver(found, given, "username", "username");
            takeOver(found, given, "password", "password");
        }
        return found;
    }

    private Map<String, String> ofMigrations(Map<String, @Nullable String> all) {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, List<String>> each : keysByName(all.keySet()).entrySet()) {
            String name = listed(each.getKey());
            List<String> values = new ArrayList<>();
            for (String key : each.getValue()) {
                if (all.get(key) != null) {
                    values.add(value(key));
                }
            }
            if (!values.isEmpty()) {
                String value = String.join(",", values);
                found.put(name, TRUTHS.contains(name) ? truth(value) : value);
            } else if (name.startsWith(Settings.PLACEHOLDER)) {
                found.put(name, "");
            } else {
                found.remove(name);
            }
        }
        return found;
    }

    /** The elements of a list, each of which has a key of its own, are in their order. */
    private static Map<String, List<String>> keysByName(Set<String> keys) {
        Map<String, TreeMap<Integer, String>> byNumber = new LinkedHashMap<>();
        for (String key : keys) {
            if (key.startsWith(PREFIX)) {
                Matcher element = INDEX.matcher(key);
                String name = element.find() ? key.substring(0, element.start()) : key;
                byNumber.computeIfAbsent(name.substring(PREFIX.length()), any -> new TreeMap<>())
                        .put(name.equals(key) ? -1 : Integer.parseInt(element.group(1)), key);
            }
        }
        Map<String, List<String>> byName = new LinkedHashMap<>();
        byNumber.forEach((name, numbered) -> byName.put(name, List.copyOf(numbered.values())));
        return byName;
    }

    private String listed(String name) {
        try {
            return names.listed(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--config: in %s %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What YAML and Spring Boot take for true and false. */
    private static String truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> "true";
            case "false", "no", "off" -> "false";
            default -> value;
        };
    }

    private void takeOver(Map<String, String> found, Map<String, Object> all, String name, String ofDataSource) {
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

    private Map<String, @Nullable String> plain() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (CharacterCodingException e) {
            throw unreadable("isn't in UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("cannot be read: " + e.getMessage(), e);
        }
        Map<String, @Nullable String> plain = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> plain.put(name, properties.getProperty(name)));
        return plain;
    }

    /** Of what several documents say the last one counts, of a list as a whole. */
    private Map<String, @Nullable String> yaml() {
        List<Map<String, @Nullable String>> documents = documents();
        if (documents.isEmpty()) {
            throw unreadable("holds no properties: it is to be YAML, or to end in .properties", null);
        }
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        for (Map<String, @Nullable String> document : documents) {
            if (applies(document)) {
                Set<String> said = new HashSet<>();
                document.keySet().forEach(key -> said.add(withoutIndex(key)));
                all.keySet().removeIf(key -> said.contains(withoutIndex(key)));
                all.putAll(document);
            }
        }
        return all;
    }

    private static String withoutIndex(String key) {
        return INDEX.matcher(key).replaceFirst("");
    }

    private List<Map<String, @Nullable String>> documents() {
        try {
            return YamlText.documents(file);
        } catch (IOException e) {
            throw unreadable("cannot be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw unreadable("isn't valid YAML" + place(String.valueOf(e.getMessage())), null);
        }
    }

    /** The parser shows the line, too, which may hold a password. */
    private static String place(String message) {
        Matcher matcher = PLACE.matcher(message);
        String last = "";
        while (matcher.find()) {
            last = ": see " + matcher.group();
        }
        return last;
    }

    private boolean applies(Map<String, @Nullable String> document) {
        List<String> profiles = new ArrayList<>();
        document.forEach((key, value) -> {
            if (withoutIndex(key).equals(ON_PROFILE) && value != null) {
                profiles.addAll(List.of(StringUtils.tokenizeToStringArray(value, ",")));
            }
        });
        return profiles.isEmpty() || environment.acceptsProfiles(Profiles.of(profiles.toArray(String[]::new)));
    }

    private IllegalArgumentException unreadable(String why, @Nullable Exception cause) {
        String sentence = "--config: %s %s".formatted(file, why);
        return new IllegalArgumentException(sentence.endsWith(".") ? sentence : sentence + ".", cause);
    }
}
