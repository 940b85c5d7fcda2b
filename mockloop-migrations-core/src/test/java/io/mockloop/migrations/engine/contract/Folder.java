package io.mockloop.migrations.engine.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of migration files. */
public final class Folder {

    private final Path path;

    /** One that is there. */
    public Folder(Path path) {
        this.path = path;
    }

    /** The same with a file, or another text of it. */
    public Folder with(String name, String text) {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The same without a file. */
    public Folder without(String name) {
        try {
            Files.delete(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** As a location. */
    public String location() {
        return "file:" + path;
    }
}
