package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.cli.files.lock.FilesException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the sources of Java migrations lie.
 *
 * @param sources the folder that the packages begin in
 * @param packages the first one is where new classes go; may be empty
 */
public record JavaPackages(Path sources, List<String> packages) {

    /** Copies the list. */
    public JavaPackages {
        packages = packages.stream().map(String::strip).toList();
    }

    /** The packages' folders. */
    List<Path> folders() {
        return packages.stream().map(this::folder).toList();
    }

    /** The folder of a package. */
    Path folder(String javaPackage) {
        return sources.resolve(javaPackage.replace('.', '/'));
    }

    /**
     * The one that new classes go into.
     *
     * @throws FilesException if there is none, or if it isn't one
     */
    String first() {
        if (packages.isEmpty()) {
            throw new FilesException(
                    "NO_JAVA_PACKAGE",
                    "No package is named that the class could go into.",
                    "Type `mockloop db new --java --java-packages com.example.migration \"add webhooks\"`.");
        }
        String first = packages.get(0);
        for (String name : first.split("\\.", -1)) {
            boolean identifier = !name.isEmpty()
                    && Character.isJavaIdentifierStart(name.codePointAt(0))
                    && name.codePoints().allMatch(Character::isJavaIdentifierPart);
            if (!identifier) {
                throw new FilesException(
                        "NO_JAVA_PACKAGE",
                        "'%s' is not the name of a package.".formatted(first),
                        "Correct `--java-packages`, whose first one the class goes into.");
            }
        }
        return first;
    }
}
