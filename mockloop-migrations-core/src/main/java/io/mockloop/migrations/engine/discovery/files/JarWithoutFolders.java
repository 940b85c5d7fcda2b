package io.mockloop.migrations.engine.discovery.files;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * A jar that leaves out entries of its folders, as some build tools write them: a class loader finds the files that are
 * in it, but not the folders.
 *
 * @param root what the jar's entries are found from
 * @param folders those that hold files and have no entry, each with {@code /} at its end
 */
record JarWithoutFolders(Resource root, Set<String> folders) {

    private static final Logger logger = LoggerFactory.getLogger(JarWithoutFolders.class);

    /** Those of a class path. */
    static List<JarWithoutFolders> on(ClassLoader classLoader) throws IOException {
        Map<String, URL> roots = new LinkedHashMap<>();
        for (ClassLoader each = classLoader; each != null; each = each.getParent()) {
            if (each instanceof URLClassLoader listing) {
                for (URL url : listing.getURLs()) {
                    add(url.toString(), roots);
                }
            } else if (each == ClassLoader.getSystemClassLoader()) {
                for (String path : StringUtils.delimitedListToStringArray(
                        System.getProperty("java.class.path", ""), File.pathSeparator)) {
                    add(new File(path).toURI().toString(), roots);
                }
            }
        }
        // those of manifests' Class-Path, and of loaders that don't tell what they load from
        for (URL manifest : Collections.list(classLoader.getResources(JarFile.MANIFEST_NAME))) {
            String url = manifest.toString();
            add(url.substring(0, url.length() - JarFile.MANIFEST_NAME.length()), roots);
        }
        List<JarWithoutFolders> jars = new ArrayList<>();
        for (URL root : roots.values()) {
            Set<String> folders = foldersWithoutEntry(root);
            if (!folders.isEmpty()) {
                jars.add(new JarWithoutFolders(new UrlResource(root), folders));
            }
        }
        return jars;
    }

    /** Notes the root of a jar, once for each file that it is in. */
    private static void add(String url, Map<String, URL> roots) throws IOException {
        if (url.endsWith(ResourceUtils.JAR_URL_SEPARATOR) || !url.endsWith("/")) {
            boolean isRoot = url.startsWith(ResourceUtils.JAR_URL_PREFIX);
            URL root = ResourceUtils.toURL(
                    isRoot ? url : ResourceUtils.JAR_URL_PREFIX + url + ResourceUtils.JAR_URL_SEPARATOR);
            URL jar = ResourceUtils.extractJarFileURL(root);
            boolean isOnDisk = !root.toString().startsWith("jar:nested:") && ResourceUtils.isFileURL(jar);
            roots.putIfAbsent(isOnDisk ? ResourceUtils.getFile(jar).getCanonicalPath() : root.toString(), root);
        }
    }

    private static Set<String> foldersWithoutEntry(URL root) {
        try {
            if (root.openConnection() instanceof JarURLConnection connection && connection.getEntryName() == null) {
                // a cached one would stay open for the life of the process
                connection.setUseCaches(false);
                try (JarFile jar = connection.getJarFile()) {
                    return foldersWithoutEntry(jar);
                }
            }
        } catch (IOException e) {
            logger.debug("{} is passed over, as class loaders do: {}", root, e.toString());
        }
        return Set.of();
    }

    private static Set<String> foldersWithoutEntry(JarFile jar) {
        Set<String> folders = new HashSet<>();
        Set<String> entries = new HashSet<>();
        String last = "";
        for (Enumeration<JarEntry> each = jar.entries(); each.hasMoreElements(); ) {
            String name = each.nextElement().getName();
            if (name.endsWith("/")) {
                entries.add(name);
                continue;
            }
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            if (!folder.equals(last)) {
                last = folder;
                while (!folder.isEmpty() && folders.add(folder)) {
                    folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
                }
            }
        }
        folders.removeAll(entries);
        return folders;
    }
}
