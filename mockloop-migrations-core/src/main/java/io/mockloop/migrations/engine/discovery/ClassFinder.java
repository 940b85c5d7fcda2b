package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders;
import io.mockloop.migrations.engine.discovery.files.ClassPathFolders.Listing;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.migration.Defect;
import io.mockloop.migrations.engine.migration.Defects;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.ClassFormatException;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Finds migration classes in packages by reading class files; only those of migrations are loaded, none initialised.
 */
final class ClassFinder {

    private static final Pattern NAMED_LIKE_A_MIGRATION = Pattern.compile("Migration_?\\d.*(?<!Tests?|TestCase|IT)");

    private static final Pattern NAMED_LIKE_FLYWAYS = Pattern.compile("([VUB]\\d[\\d_]*|R)__.+");

    private static final Pattern NAMED_BY_NUMBER = Pattern.compile("\\$\\d");

    private final ClassPathFolders folders;
    private final ClassLoader classLoader;
    private final MetadataReaderFactory readers;
    private final AssignableTypeFilter migrations = new AssignableTypeFilter(Migration.class);
    private final Set<String> known;
    private final Defects defects;
    private final List<String> unlikely;

    ClassFinder(
            ClassPathFolders folders,
            ClassLoader classLoader,
            Set<String> known,
            Defects defects,
            List<String> unlikely) {
        this.folders = folders;
        this.classLoader = classLoader;
        this.readers = MetadataReaderFactory.create(classLoader);
        this.known = known;
        this.defects = defects;
        this.unlikely = unlikely;
    }

    /** The migration classes in the packages and their sub-packages that are not known yet. */
    List<Class<? extends Migration>> find(List<String> packages) {
        Map<String, Class<? extends Migration>> found = new LinkedHashMap<>();
        for (String each : packages) {
            try {
                Listing listing = folders.onClassPath(each.strip().replace('.', '/'));
                List<FoundFile> classes = listing.files().stream()
                        .filter(file ->
                                file.path().endsWith(".class") && !file.path().endsWith("-info.class"))
                        .toList();
                if (classes.isEmpty()) {
                    defects.add(Defect.PACKAGE_NOT_FOUND, each, null);
                }
                for (FoundFile file : classes) {
                    Class<? extends Migration> type = read(file);
                    if (type != null) {
                        found.putIfAbsent(type.getName(), type);
                    }
                }
            } catch (IOException e) {
                defects.add(Defect.UNREADABLE_FILE, "%s: %s".formatted(each, e), e);
            }
        }
        return List.copyOf(found.values());
    }

    private @Nullable Class<? extends Migration> read(FoundFile file) throws IOException {
        MetadataReader reader;
        try {
            reader = readers.getMetadataReader(new InputStreamResource(file.content(), file.place()));
        } catch (ClassFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
            defects.add(
                    Defect.MIGRATION_NOT_LOADED,
                    null,
                    file.path(),
                    "%s: %s".formatted(file.place(), JavaMigrationFinder.rootCause(e)),
                    e);
            return null;
        }
        AnnotationMetadata metadata = reader.getAnnotationMetadata();
        if (known.contains(metadata.getClassName()) || isMadeByCode(metadata.getClassName())) {
            return null;
        }
        if (isOnFlywaysApi(metadata)) {
            defects.add(Defect.FLYWAY_JAVA_MIGRATION, null, metadata.getClassName(), metadata.getClassName(), null);
            return null;
        }
        boolean annotated = metadata.isAnnotated(MigrationInfo.class.getName());
        boolean isMigration = migrations.match(reader, readers);
        boolean named = NAMED_LIKE_A_MIGRATION.matcher(simpleName(metadata)).matches();
        if (isMigration ? metadata.isConcrete() || annotated : annotated || (named && hasAWay(metadata))) {
            return load(metadata);
        }
        if (!isMigration && named && metadata.isConcrete()) {
            unlikely.add(metadata.getClassName());
        }
        return null;
    }

    /** Local and anonymous classes, and proxies: the code around them makes them, not a scan. */
    private static boolean isMadeByCode(String className) {
        return className.contains("$$") || NAMED_BY_NUMBER.matcher(className).find();
    }

    /** By what it extends or, if that is a class of the user's, by its name and method. */
    private static boolean isOnFlywaysApi(AnnotationMetadata metadata) {
        Stream<String> above =
                Stream.concat(Stream.of(metadata.getInterfaceNames()), Stream.ofNullable(metadata.getSuperClassName()));
        return above.anyMatch(name -> name.startsWith("org.flywaydb.core.api.migration."))
                || (NAMED_LIKE_FLYWAYS.matcher(simpleName(metadata)).matches()
                        && methods(metadata).contains("migrate"));
    }

    private static String simpleName(ClassMetadata metadata) {
        String name = metadata.getClassName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static Set<String> methods(AnnotationMetadata metadata) {
        return metadata.getDeclaredMethods().stream()
                .map(MethodMetadata::getMethodName)
                .collect(Collectors.toSet());
    }

    /** With one of its methods, what is named like a migration is one that misses its interface. */
    private static boolean hasAWay(AnnotationMetadata metadata) {
        return !Collections.disjoint(methods(metadata), Set.of("up", "down"));
    }

    private @Nullable Class<? extends Migration> load(ClassMetadata metadata) {
        String name = metadata.getClassName();
        try {
            Class<?> type = Class.forName(name, false, classLoader);
            if (!Migration.class.isAssignableFrom(type)) {
                defects.add(
                        Defect.MIGRATION_NOT_LOADED,
                        null,
                        name,
                        name + " looks like a migration, but does not implement " + Migration.class.getName(),
                        null);
            } else if (!metadata.isConcrete()) {
                notCreated(name, "is abstract");
            } else if (!metadata.isIndependent()) {
                notCreated(name, "is an inner class that is not static");
            } else if (hasNoSimpleConstructor(type)) {
                notCreated(name, "has no constructor without arguments");
            } else {
                return type.asSubclass(Migration.class);
            }
        } catch (ClassNotFoundException | LinkageError e) {
            defects.add(
                    Defect.MIGRATION_NOT_LOADED,
                    null,
                    name,
                    "%s: %s".formatted(name, JavaMigrationFinder.rootCause(e)),
                    e);
        }
        return null;
    }

    private void notCreated(String name, String why) {
        defects.add(Defect.MIGRATION_NOT_CREATED, null, name, name + " " + why, null);
    }

    private static boolean hasNoSimpleConstructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .noneMatch(constructor -> constructor.getParameterCount() == 0);
    }
}
