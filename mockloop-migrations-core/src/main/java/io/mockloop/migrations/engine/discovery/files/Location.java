package io.mockloop.migrations.engine.discovery.files;

import java.io.File;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place to look for SQL files.
 *
 * @param setting as the user wrote it
 * @param kind on disk or on the class path
 * @param path what follows the prefix; may hold {@code {vendor}}
 */
public record Location(String setting, Kind kind, String path) {

    private static final Pattern PREFIX = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+\\*?):(.*)", Pattern.DOTALL);
    private static final String VENDOR = "{vendor}";

    /** Where a path begins. */
    public enum Kind {
        /** In the folders and jars of the class path. */
        CLASS_PATH,
        /** Relative to the working directory, or absolute. */
        DISK
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it is none, with the reason
     */
    public static Location of(String setting) {
        Matcher prefixed = PREFIX.matcher(setting);
        boolean hasPrefix = prefixed.matches();
        String prefix = hasPrefix ? prefixed.group(1) : "classpath";
        String path = hasPrefix ? prefixed.group(2) : setting;
        if (setting.isBlank()) {
            throw new IllegalArgumentException("'%s' is empty".formatted(setting));
        }
        if (prefix.equals("file") && path.isBlank()) {
            throw new IllegalArgumentException("'%s' names no folder; write file:. for this one".formatted(setting));
        }
        if (path.contains("*") || path.contains("?")) {
            throw new IllegalArgumentException(
                    "'%s' holds a wildcard; name the folder alone, its sub-folders are searched with it"
                            .formatted(setting));
        }
        return switch (prefix) {
            case "classpath", "classpath*" -> new Location(setting, Kind.CLASS_PATH, path.replaceAll("^/+|/+$", ""));
            case "file" -> new Location(setting, Kind.DISK, path.replaceFirst("^//", ""));
            case "filesystem" ->
                throw new IllegalArgumentException(
                        "'%s' has an unknown prefix; write file:%s".formatted(setting, path));
            default ->
                throw new IllegalArgumentException(
                        "'%s' has an unknown prefix; there are classpath: and file:".formatted(setting));
        };
    }

    /** Whether it is another one for each database. */
    public boolean isPerDatabase() {
        return path.contains(VENDOR);
    }

    /**
     * The paths that it may mean, of which the first one that exists is taken.
     *
     * @param vendors the names that stand for the database, the most fitting first
     */
    public List<String> paths(List<String> vendors) {
        return isPerDatabase()
                ? vendors.stream().map(vendor -> path.replace(VENDOR, vendor)).toList()
                : List.of(path);
    }

    /** A path on disk, which may have been written as a URL. */
    public static Path onDisk(String path) {
        File asWritten = new File(path);
        if (!asWritten.exists() && path.contains("%")) {
            return new File(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)).toPath();
        }
        return asWritten.toPath();
    }
}
