package io.mockloop.migrations.engine.discovery.files;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Lists what lies in folders, on disk and on the class path: in each folder and jar of it, jars within a Spring Boot
 * jar included, whether it has entries for its folders or not.
 */
public final class ClassPathFolders {

    private final ClassLoader classLoader;
    private @Nullable PathMatchingResourcePatternResolver known;
    private @Nullable List<JarWithoutFolders> withoutFolders;

    /** Prepares listings; what is learnt of the class path is kept for later ones. */
    public ClassPathFolders(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Not made where all that is looked for lies on disk. */
    private PathMatchingResourcePatternResolver resolver() {
        PathMatchingResourcePatternResolver resolver = known;
        if (resolver == null) {
            resolver = new PathMatchingResourcePatternResolver(classLoader);
            known = resolver;
        }
        return resolver;
    }

    /** A folder's files, those of sub-folders included; all the folders of that name together. */
    public record Listing(boolean exists, List<FoundFile> files) {}

    /** Lists a folder on disk. */
    public static Listing onDisk(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Listing(false, List.of());
        }
        List<FoundFile> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files.add(FoundFile.onDisk(folder, file, attributes));
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(FoundFile.FROM_THE_TOP);
        return new Listing(true, files);
    }

    /**
     * Lists a folder of the class path.
     *
     * @param folder its path, without {@code /} at either end; empty for the roots
     */
    public Listing onClassPath(String folder) throws IOException {
        String path = folder.isEmpty() ? "" : folder + "/";
        List<FoundFile> files = new ArrayList<>();
        Resource[] roots = resolver().getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + path);
        for (Resource root : roots) {
            files.addAll(list(root));
        }
        for (JarWithoutFolders jar : jarsWithoutFolders()) {
            if (jar.folders().contains(path) && jar.root().getURL().openConnection() instanceof JarURLConnection open) {
                files.addAll(listJar(open, path, jar.root(), path));
            }
        }
        files.sort(FoundFile.FROM_THE_TOP);
        return new Listing(roots.length > 0 || !files.isEmpty(), files);
    }

    /** The folders of the class path, and how many jars it has, for a message. */
    public String describe() {
        try {
            List<String> places = new ArrayList<>();
            int jars = 0;
            for (Resource root : resolver().getResources(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)) {
                if (root.isFile()) {
                    places.add(root.getFile().toString());
                } else {
                    jars++;
                }
            }
            places.add(jars + " jars of the class path");
            return String.join(", ", places);
        } catch (IOException e) {
            return "the class path";
        }
    }

    private List<FoundFile> list(Resource root) throws IOException {
        if (root.isFile()) {
            return onDisk(root.getFile().toPath()).files();
        }
        URL url = root.getURL();
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            String entry = jar.getEntryName();
            return listJar(jar, entry == null ? "" : entry, root, "");
        }
        List<FoundFile> files = new ArrayList<>();
        String prefix = url.toString();
        for (Resource each : resolver().getResources(prefix + "**/*")) {
            String found = each.getURL().toString();
            if (found.startsWith(prefix) && !found.endsWith("/")) {
                files.add(FoundFile.onClassPath(found.substring(prefix.length()), each));
            }
        }
        return files;
    }

    /**
     * Lists a folder of a jar.
     *
     * @param root what an entry's resource is found from
     * @param below the folder, seen from there
     */
    private static List<FoundFile> listJar(JarURLConnection connection, String folder, Resource root, String below)
            throws IOException {
        List<FoundFile> files = new ArrayList<>();
        JarFile jar = connection.getJarFile();
        try {
            List<String> names = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .map(name -> name.substring(folder.length()))
                    .toList();
            for (String name : names) {
                // createRelative escapes what a URL gives a meaning to, but for this
                Resource entry = root.createRelative((below + name).replace("%", "%25"));
                files.add(FoundFile.onClassPath(name, entry));
            }
        } finally {
            if (!connection.getUseCaches()) {
                jar.close();
            }
        }
        return files;
    }

    /** Looked for once, in all jars, since only their tables of contents can tell. */
    private List<JarWithoutFolders> jarsWithoutFolders() throws IOException {
        List<JarWithoutFolders> jars = withoutFolders;
        if (jars == null) {
            jars = JarWithoutFolders.on(classLoader);
            withoutFolders = jars;
        }
        return jars;
    }
}
