package io.mockloop.migrations.workspace.lock;

import java.nio.file.Path;
import java.text.Normalizer;

/** Paths as text, the same on each system. */
public final class Names {

    private Names() {}

    /** With {@code /} between the folders. */
    public static String shown(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** What is equal for a name that one system keeps composed, and another one takes apart. */
    public static String key(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }
}
