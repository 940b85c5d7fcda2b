package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.BackupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A backup's file, with what stands beside it in a file of the same name with {@code .sha256} behind: what
 * {@code sha256sum --check} reads, and before it, as comments, what the backup is of.
 *
 * @param file the backup
 * @param checksum its SHA-256
 * @param product product and version of the database that it was made of
 * @param name that database's name
 * @param version the version that the database is at in it; null if none is applied
 * @param before what it was made right before; null if a person asked for it
 */
record BackupFile(
        Path file,
        String checksum,
        String product,
        String name,
        @Nullable Version version,
        @Nullable MadeBefore before) {

    static final String CHECKSUM = ".sha256";

    private static final Pattern COMMENT = Pattern.compile("# (database|name|version|before|event): (.*)");
    private static final Pattern SUM = Pattern.compile("\\\\?([0-9a-f]{64}) [ *].*");
    private static final int MOST_BYTES = 65_536;

    /** What stands beside it. */
    String beside() {
        return "# database: %s\n# name: %s\n# version: %s\n%s%s  %s\n"
                .formatted(
                        product,
                        oneLine(name),
                        version == null ? "none" : version,
                        before == null
                                ? ""
                                : "# before: %s\n# event: %s\n".formatted(oneLine(before.step()), before.event()),
                        checksum,
                        file.getFileName());
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** Whether it is of the same database. */
    boolean isOf(String otherProduct, String otherName) {
        return kind(product).equals(kind(otherProduct)) && name.equals(oneLine(otherName));
    }

    /** Whether it was made right before a step, at this or an earlier attempt. */
    boolean isBefore(String step) {
        return before != null && before.step().equals(oneLine(step));
    }

    /** Product without its version. */
    static String kind(String product) {
        return product.split(" ", 2)[0];
    }

    /** Reads what stands beside a backup, and nothing of the backup itself. */
    static BackupFile of(Path file) {
        Path checksum = Path.of(file + CHECKSUM);
        if (!Files.isRegularFile(file)) {
            throw BackupException.notRestorable(
                    file.toString(),
                    Files.isDirectory(file) ? "it is a folder" : "there is no such file",
                    Message.of("Name a backup file."),
                    null);
        }
        Map<String, String> said = new LinkedHashMap<>();
        try {
            if (Files.size(checksum) <= MOST_BYTES) {
                for (String line : Files.readAllLines(checksum, StandardCharsets.UTF_8)) {
                    take(line, said);
                }
            }
        } catch (IOException e) {
            throw withoutChecksum(file, "its checksum, %s, cannot be read".formatted(checksum), e);
        }
        if (!said.keySet().containsAll(List.of("sum", "database", "name", "version"))) {
            throw withoutChecksum(file, "%s isn't what a backup has beside it".formatted(checksum), null);
        }
        return new BackupFile(
                file,
                said.getOrDefault("sum", ""),
                said.getOrDefault("database", ""),
                said.getOrDefault("name", ""),
                version(file, said.getOrDefault("version", "")),
                before(said));
    }

    private static @Nullable MadeBefore before(Map<String, String> said) {
        String step = said.get("before");
        String event = said.getOrDefault("event", "");
        return step == null || !event.matches("\\d{1,9}") ? null : new MadeBefore(step, Integer.parseInt(event));
    }

    private static void take(String line, Map<String, String> said) {
        Matcher comment = COMMENT.matcher(line);
        Matcher sum = SUM.matcher(line);
        if (comment.matches()) {
            said.put(comment.group(1), comment.group(2));
        } else if (sum.matches()) {
            said.put("sum", sum.group(1));
        }
    }

    private static @Nullable Version version(Path file, String text) {
        try {
            return text.equals("none") ? null : Version.of(text);
        } catch (IllegalArgumentException e) {
            throw withoutChecksum(file, "beside it stands '%s' for a version".formatted(text), e);
        }
    }

    private static BackupException withoutChecksum(Path file, String why, @Nullable Throwable cause) {
        return BackupException.notRestorable(
                file.toString(),
                why,
                Message.of("Bring the file back that was made with the backup; a backup that was made by other means is"
                        + " restored by the database's own tools."),
                cause);
    }
}
