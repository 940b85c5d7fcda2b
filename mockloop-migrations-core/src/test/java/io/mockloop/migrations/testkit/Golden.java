package io.mockloop.migrations.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders among the tests' resources. */
public final class Golden {

    private Golden() {}

    /** A file or folder beside a class, or, with a name from the root, anywhere. */
    public static Path of(Class<?> beside, String name) {
        URL resource = beside.getResource(name);
        if (resource == null) {
            throw new IllegalStateException("There is no " + name + " beside " + beside.getName());
        }
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lies in a folder, by name. */
    public static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
