package io.mockloop.migrations.cli.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * Reads YAML as names and texts. Numbers, dates and the like are taken as they are written: a version {@code 1.10} is
 * not {@code 1.1}, and a password {@code 0123} not {@code 83}.
 */
final class YamlText {

    private YamlText() {}

    /**
     * The documents of a file that are maps, each with its names joined by dots, an element of a list by its number in
     * brackets, as Spring Boot does. What is null stays so.
     */
    static List<Map<String, @Nullable String>> documents(Path file) throws IOException {
        List<Map<String, @Nullable String>> documents = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                Reader reader = new UnicodeReader(in)) {
            for (Object document : new Yaml(new AsWritten(new LoaderOptions())).loadAll(reader)) {
                if (document instanceof Map<?, ?> map) {
                    Map<String, @Nullable String> flat = new LinkedHashMap<>();
                    addAll(flat, "", map);
                    documents.add(flat);
                }
            }
        }
        return documents;
    }

    private static void addAll(Map<String, @Nullable String> flat, String prefix, Map<?, ?> map) {
        map.forEach((key, value) -> add(flat, prefix.isEmpty() ? key + "" : prefix + "." + key, value));
    }

    private static void add(Map<String, @Nullable String> flat, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            addAll(flat, name, map);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                add(flat, name + "[" + i + "]", list.get(i));
            }
        } else {
            flat.put(name, value == null ? null : value instanceof List<?> ? "" : value.toString());
        }
    }

    private static final class AsWritten extends SafeConstructor {

        AsWritten(LoaderOptions options) {
            super(options);
            for (Tag tag : List.of(Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP)) {
                yamlConstructors.put(tag, new ConstructYamlStr());
            }
        }
    }
}
