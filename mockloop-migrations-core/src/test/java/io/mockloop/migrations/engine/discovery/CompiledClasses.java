package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes that a test writes as text, compiled into a folder of their own; all in the package {@code app}. */
final class CompiledClasses {

    private static final String HEAD = """
            package app;
            import io.mockloop.migrations.*;
            """;
    private static final String METHODS = """
            public void up(DatabaseConnection db) {}
            public void down(DatabaseConnection db) {}
            """;

    private final Path folder;
    private final List<String> arguments = new ArrayList<>();

    CompiledClasses(Path folder) {
        this.folder = folder;
    }

    /** Adds a class; {@code METHODS} in its text stands for empty {@code up} and {@code down}. */
    CompiledClasses with(String name, String text) throws IOException {
        Path source = folder.resolve(name + ".java");
        Files.writeString(source, HEAD + text.replace("METHODS", METHODS), StandardCharsets.UTF_8);
        arguments.add(source.toString());
        return this;
    }

    /** Compiles them, and loads from there. */
    URLClassLoader load() throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-d",
                folder.toString(),
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-encoding",
                "UTF-8"));
        all.addAll(arguments);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(String[]::new));
        assertThat(result).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledClasses.class.getClassLoader());
    }

    /** The class file of a class. */
    Path file(String name) {
        return folder.resolve("app").resolve(name + ".class");
    }
}
