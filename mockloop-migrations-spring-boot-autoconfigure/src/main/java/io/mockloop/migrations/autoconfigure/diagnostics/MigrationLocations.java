package io.mockloop.migrations.autoconfigure.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folders that this library reads, compared with those that another one reads. */
final class MigrationLocations {

    private static final String DEFAULT = "classpath:db/migration";
    private static final Pattern SCHEME = Pattern.compile("(classpath\\*?|file|filesystem):(.*)");
    private static final Pattern VENDOR = Pattern.compile("\\{vendor}");

    private final List<Folder> folders;

    private record Folder(boolean inClasspath, String path) {

        static Folder of(String location) {
            Matcher matcher = SCHEME.matcher(location.strip());
            boolean hasScheme = matcher.matches();
            boolean inClasspath = !hasScheme || matcher.group(1).startsWith("classpath");
            String path = hasScheme ? matcher.group(2) : location.strip();
            return new Folder(inClasspath, path.replaceAll("/+", "/").replaceAll("^(?:\\./|/)|/$", ""));
        }

        boolean contains(Folder other) {
            return inClasspath == other.inClasspath
                    && (path.isEmpty() || Pattern.matches(anyVendor() + "(?:/.*)?", other.path));
        }

        private String anyVendor() {
            Matcher vendor = VENDOR.matcher(path);
            StringBuilder pattern = new StringBuilder();
            int end = 0;
            while (vendor.find()) {
                pattern.append(Pattern.quote(path.substring(end, vendor.start())))
                        .append("[^/]*");
                end = vendor.end();
            }
            return pattern.append(Pattern.quote(path.substring(end))).toString();
        }
    }

    private MigrationLocations(List<Folder> folders) {
        this.folders = folders;
    }

    /** The folders of the locations that are set; the default one if there are none. */
    static MigrationLocations of(Optional<List<String>> locations) {
        return new MigrationLocations(
                locations.orElse(List.of(DEFAULT)).stream().map(Folder::of).toList());
    }

    /** Whether a folder is one of these, or lies above or below one of them. */
    boolean overlap(String location) {
        Folder other = Folder.of(location);
        return folders.stream().anyMatch(folder -> folder.contains(other) || other.contains(folder));
    }

    /** Whether a file lies in one of these folders. */
    boolean hold(String file) {
        Folder other = Folder.of(file);
        return folders.stream().anyMatch(folder -> folder.contains(other));
    }
}
