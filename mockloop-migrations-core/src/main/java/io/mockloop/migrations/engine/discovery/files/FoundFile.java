package io.mockloop.migrations.engine.discovery.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

/**
 * A file in a location.
 *
 * @param path relative to the location, with {@code /}
 * @param place its full path or URL, as messages show it
 * @param identity what is equal for the same file found on two ways
 * @param content its bytes
 */
public record FoundFile(String path, String place, Object identity, InputStreamSource content) {

    /** Files before those in sub-folders, so that a file that is also linked from below is known by its upper name. */
    static final Comparator<FoundFile> FROM_THE_TOP = (first, second) -> {
        int depth = Integer.compare(first.depth(), second.depth());
        return depth == 0 ? first.path().compareTo(second.path()) : depth;
    };

    private int depth() {
        int depth = 0;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            depth++;
        }
        return depth;
    }

    /** A file on disk, with the attributes of what a link to it leads to. */
    static FoundFile onDisk(Path folder, Path file, BasicFileAttributes attributes) {
        String path =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return new FoundFile(
                path,
                file.toAbsolutePath().normalize().toString(),
                new FileIdentity(file, attributes),
                () -> new FileInputStream(file.toFile()));
    }

    /** An entry of a jar, or whatever else the class path is made of. */
    static FoundFile onClassPath(String path, Resource resource) throws IOException {
        String url = resource.getURL().toString();
        return new FoundFile(path, url, url, resource);
    }

    /** The name without folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The {@link #place} of the file that holds settings for this one alone. */
    public String settingsPlace() {
        return place + ".conf";
    }

    /**
     * What its bytes are known by, read in pieces.
     *
     * @param behind a file whose bytes are taken as standing behind them; null for none
     * @param placeholders whether placeholders are looked for
     */
    public Fingerprint fingerprint(@Nullable FoundFile behind, boolean placeholders) throws IOException {
        try (InputStream own = content.getInputStream();
                InputStream others = behind == null ? InputStream.nullInputStream() : behind.content.getInputStream();
                InputStream both = new SequenceInputStream(own, others)) {
            return Fingerprint.of(both, placeholders);
        }
    }
}
