package io.mockloop.migrations.engine.discovery.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SQL files that are named as other tools name theirs, and that neither convention takes: they would be passed over.
 *
 * @param meant those that are migrations, by their names, by a file beside them or by what is in them, each with the
 *     name that it needs here
 * @param numbered those of which a leading number is all that is known
 */
public record OtherSchemes(Map<FoundFile, String> meant, List<FoundFile> numbered) {

    private static final Logger logger = LoggerFactory.getLogger(OtherSchemes.class);

    private static final Pattern NUMBERED = Pattern.compile("(\\d+(?:[-.]\\d+)*)(?:[-_. ]+(.*))?", Pattern.DOTALL);
    /** {@code 000003_x.up.sql}, {@code 003.do.x.sql}. */
    private static final Pattern BY_NAME =
            Pattern.compile("\\d.*\\.(?:up|down)|\\d+\\.(?:do|undo)\\..*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** {@code 2024-01-01_x/migration.sql}: a folder a migration. */
    private static final Pattern IN_ITS_FOLDER = Pattern.compile(
            "(?:.*/)?\\d[^/]*/(?:migration|up|down|do|undo|revert)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern WAY = Pattern.compile(
            "(?<![^/._-])(up|down|do|undo|deploy|revert|rollback)(?![^/._-])", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UPWARDS = Set.of("up", "do", "deploy");

    private static final Pattern OUR_SECTIONS =
            Pattern.compile("\\s*--\\s*migrate:(?:up|down)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKERS = Pattern.compile(
            "\\s*--\\s*(?:\\+(?:goose|migrate)\\b|//\\s*@UNDO|liquibase formatted sql|rambler (?:up|down)\\b).*"
                    + "|#\\s*---\\s*!(?:Ups|Downs).*|---- create above / drop below.*",
            Pattern.CASE_INSENSITIVE);
    /** Markers stand at the top; what is a dump or bulk data isn't read to its end. */
    private static final int MOST_LINES = 1000;

    /** Copies them. */
    public OtherSchemes {
        meant = Map.copyOf(meant);
        numbered = List.copyOf(numbered);
    }

    /** Those among files that no convention takes; read is what a leading number makes suspicious. */
    public static OtherSchemes among(Collection<FoundFile> others) {
        Map<String, FoundFile> stems = new LinkedHashMap<>();
        for (FoundFile file : others) {
            if (file.path().toLowerCase(Locale.ROOT).endsWith(".sql")) {
                stems.put(file.path().substring(0, file.path().length() - ".sql".length()), file);
            }
        }
        Set<String> paired = paired(stems.keySet());
        Map<FoundFile, String> meant = new LinkedHashMap<>();
        List<FoundFile> numbered = new ArrayList<>();
        stems.forEach((stem, file) -> {
            String name = stem.substring(stem.lastIndexOf('/') + 1);
            boolean hasNumber = NUMBERED.matcher(name).matches();
            if (paired.contains(stem) || BY_NAME.matcher(name).matches()) {
                meant.put(file, meant(stem, isDown(stem) ? "U%s__%s.sql" : "V%s__%s.sql"));
            } else if (hasNumber || IN_ITS_FOLDER.matcher(stem).matches()) {
                Optional<String> marker = marker(file);
                marker.ifPresentOrElse(
                        line -> meant.put(file, meant(stem, "migration_%s_%s.sql") + because(line)),
                        () -> numbered.add(file));
            }
        });
        return new OtherSchemes(meant, numbered);
    }

    /** The name that makes a migration of a file. */
    public static String migrationOf(String place) {
        return meant(place.replaceFirst("(?i)\\.sql$", ""), "V%s__%s.sql");
    }

    private static String because(String marker) {
        return OUR_SECTIONS.matcher(marker).matches()
                ? ", since it holds `%s`".formatted(marker)
                : ", with `-- migrate:up` and `-- migrate:down` in place of `%s`".formatted(marker);
    }

    /** Where one file says up and the other one down, or nothing, and they are equal beyond that. */
    private static Set<String> paired(Set<String> stems) {
        Map<String, String> up = new HashMap<>();
        Map<String, String> down = new HashMap<>();
        for (String stem : stems) {
            lastWay(stem).ifPresent(way -> (isUp(way) ? up : down).put(without(stem, way, "*"), stem));
        }
        Set<String> paired = new HashSet<>();
        down.forEach((key, stem) -> {
            String other = up.get(key);
            String plain = key.replaceFirst("[._-]\\*$", "");
            if (other != null) {
                paired.addAll(Set.of(stem, other));
            } else if (stems.contains(plain)) {
                paired.addAll(Set.of(stem, plain));
            }
        });
        return paired;
    }

    private static Optional<Matcher> lastWay(String stem) {
        Matcher way = WAY.matcher(stem);
        int start = -1;
        while (way.find()) {
            start = way.start();
        }
        return start >= 0 && way.reset().find(start) ? Optional.of(way) : Optional.empty();
    }

    private static boolean isUp(Matcher way) {
        return UPWARDS.contains(way.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean isDown(String stem) {
        return lastWay(stem).filter(way -> !isUp(way)).isPresent();
    }

    private static String without(String stem, Matcher way, String instead) {
        return stem.substring(0, way.start()) + instead + stem.substring(way.end());
    }

    private static String meant(String stem, String pattern) {
        String words =
                lastWay(stem).map(way -> without(stem, way, "")).orElse(stem).replaceAll("[/._ -]+$", "");
        String name = words.substring(words.lastIndexOf('/') + 1);
        Matcher numbered = NUMBERED.matcher(name);
        String version = "<version>";
        if (numbered.matches()) {
            version = numbered.group(1).replace("-", "");
            name = String.valueOf(numbered.group(2) == null ? "" : numbered.group(2));
        }
        String described = name.replaceAll("^[._ -]+|[._ -]+$", "");
        return pattern.formatted(version, described.isEmpty() ? "description" : described);
    }

    private static Optional<String> marker(FoundFile file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(file.content().getInputStream(), StandardCharsets.ISO_8859_1))) {
            return lines.lines()
                    .limit(MOST_LINES)
                    .filter(line -> OUR_SECTIONS.matcher(line).matches()
                            || MARKERS.matcher(line).matches())
                    .map(String::strip)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            logger.debug("{} cannot be read, and is told by its name alone: {}", file.place(), e.toString());
            return Optional.empty();
        }
    }
}
