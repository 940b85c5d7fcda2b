package io.mockloop.migrations.workspace;

import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.SourceVersion;

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

    /**
     * Looks that there is something to look into.
     *
     * @throws FilesException if a package has no folder
     */
    void requireFolders() {
        for (String name : packages) {
            if (!Files.isDirectory(folder(name))) {
                throw new FilesException(
                        "PACKAGE_NOT_FOUND",
                        "There is no folder %s for the package %s.".formatted(Names.shown(folder(name)), name),
                        "Correct `--java-packages`, or say with `--source-folder` where the sources begin.");
            }
        }
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
        if (!SourceVersion.isName(first)) {
            throw new FilesException(
                    "NO_JAVA_PACKAGE",
                    "'%s' is not the name of a package.".formatted(first),
                    "Correct `--java-packages`, whose first one the class goes into.");
        }
        return first;
    }
}
