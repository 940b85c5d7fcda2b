package io.mockloop.migrations.cli.jar;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;
import org.springframework.boot.loader.net.protocol.jar.JarUrlClassLoader;
import org.springframework.util.StringUtils;

/** Classes beside those of the tool: plain jars, folders, and Spring Boot's jars, which hold jars. */
final class ClassPath {

    private static final String BOOT_CLASSES = "BOOT-INF/classes/";
    private static final String BOOT_LIBRARIES = "BOOT-INF/lib/";

    private ClassPath() {}

    /**
     * A loader of what the entries hold.
     *
     * @param parent asked first, so that there is one {@code Migration} for all
     * @throws IllegalArgumentException if an entry is not there
     */
    public static ClassLoader of(List<String> entries, ClassLoader parent) {
        if (entries.isEmpty()) {
            return parent;
        }
        List<URL> urls = new ArrayList<>();
        for (String entry : entries) {
            for (String each : StringUtils.tokenizeToStringArray(entry, File.pathSeparator)) {
                urls.addAll(urls(new File(each)));
            }
        }
        return new Loader(urls, parent);
    }

    private static List<URL> urls(File file) {
        try {
            if (!file.exists()) {
                throw new IllegalArgumentException("--classpath: %s doesn't exist.".formatted(file));
            }
            if (file.isDirectory()) {
                return List.of(file.toURI().toURL());
            }
            try (JarFile jar = new JarFile(file)) {
                return jar.getEntry(BOOT_CLASSES) == null
                        ? List.of(file.toURI().toURL())
                        : nested(file.getAbsoluteFile(), jar);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("--classpath: %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<URL> nested(File file, JarFile jar) throws IOException {
        Handlers.register();
        List<URL> urls = new ArrayList<>();
        urls.add(JarUrl.create(file, (JarEntry) jar.getEntry(BOOT_CLASSES)));
        for (String library : jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(BOOT_LIBRARIES) && name.endsWith(".jar"))
                .toList()) {
            urls.add(JarUrl.create(file, jar.getJarEntry(library)));
        }
        return urls;
    }

    private static final class Loader extends JarUrlClassLoader {

        Loader(List<URL> urls, ClassLoader parent) {
            super(urls.toArray(URL[]::new), parent);
        }
    }
}
