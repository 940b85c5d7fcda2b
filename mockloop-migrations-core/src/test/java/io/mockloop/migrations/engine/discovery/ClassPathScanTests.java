package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.DiscoveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.boot.loader.net.protocol.jar.JarUrl;

class ClassPathScanTests {

    @TempDir
    private static Path compiled;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        new CompiledClasses(compiled)
                .with("Migration3A", "class Migration3A implements Migration { METHODS }")
                .with("Migration900A", "class Migration900A implements Migration { METHODS }")
                .load()
                .close();
    }

    @Test
    void findsFilesInAllFoldersAndJarsOfTheClassPath() throws IOException {
        Scans.write(folder, "classes/db/migration/V1__a.sql");
        Path jar = jar("lib.jar", "db/", "db/migration/", "db/migration/V2__b.sql", "db/migration/sub/V3__c.sql");

        try (URLClassLoader classPath = classPath(folder.resolve("classes"), jar)) {
            List<VersionedMigration> found = Scans.sql(classPath, Database.SQLITE, "classpath:db/migration");

            assertThat(found)
                    .extracting(VersionedMigration::script)
                    .containsExactly("V1__a.sql", "V2__b.sql", "sub/V3__c.sql");
            assertThat(found.get(1).source()).isEqualTo("jar:" + jar.toUri().toURL() + "!/db/migration/V2__b.sql");
            assertThat(found.get(1).rawHash()).isEqualTo(hashOf("db/migration/V2__b.sql"));
        }
    }

    @Test
    void aFolderOfTheSameBeginningIsAnotherOne() throws IOException {
        Path jar = jar("lib.jar", "db/migration/", "db/migration/V1__a.sql", "db/migration2/V2__b.sql");

        try (URLClassLoader classPath = classPath(jar)) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "db/migration"))
                    .extracting(VersionedMigration::script)
                    .containsExactly("V1__a.sql");
        }
    }

    @Test
    void findsFilesInAJarThatHasNoEntriesForItsFolders() throws IOException {
        Path jar = jar("lib.jar", "db/migration/V1__a.sql", "db/migration/sub/V2__b.sql", "other/V3__c.sql");

        try (URLClassLoader classPath = classPath(jar)) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "classpath:db/migration"))
                    .extracting(VersionedMigration::script)
                    .containsExactly("V1__a.sql", "sub/V2__b.sql");
        }
    }

    /** The kinds of class path roots that can hold a folder. */
    enum Root {
        FOLDER,
        JAR,
        JAR_WITHOUT_FOLDERS,
        JAR_WITH_SOME_FOLDERS,
        NESTED_JAR,
        NESTED_JAR_WITHOUT_FOLDERS
    }

    static Stream<Arguments> pairsOfRoots() {
        return Arrays.stream(Root.values())
                .flatMap(first -> Arrays.stream(Root.values()).map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairsOfRoots")
    void findsAFolderInEveryRootWhateverStandsBeforeAndBehindIt(Root first, Root second) throws Exception {
        try (URLClassLoader classPath = new URLClassLoader(
                new URL[] {root(first, 3), root(second, 900)}, ClassPathScanTests.class.getClassLoader())) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "classpath:db/migration", "classpath:db"))
                    .extracting(VersionedMigration::script)
                    .containsExactly("V3__a.sql", "V900__a.sql");
            assertThat(Scans.java(classPath, List.of("app")))
                    .extracting(each -> each.version().toString())
                    .containsExactly("3", "900");
        }
    }

    private URL root(Root kind, int version) throws Exception {
        Path place = Files.createDirectory(folder.resolve("root" + version));
        String script = "db/migration/V%d__a.sql".formatted(version);
        String type = "app/Migration%dA.class".formatted(version);
        Path classes = place.resolve("classes");
        Scans.write(classes, script);
        Files.createDirectory(classes.resolve("app"));
        Files.copy(compiled.resolve(type), classes.resolve(type));
        if (kind == Root.FOLDER) {
            return classes.toUri().toURL();
        }
        List<String> entries = new ArrayList<>();
        switch (kind) {
            case JAR, NESTED_JAR -> entries.addAll(List.of("db/", "db/migration/", "app/"));
            case JAR_WITH_SOME_FOLDERS -> entries.addAll(List.of("META-INF/", "other/"));
            default -> {
                // only files
            }
        }
        entries.add(script);
        entries.add(type);
        Path jar = jar(place.resolve("lib.jar"), classes, entries);
        if (kind != Root.NESTED_JAR && kind != Root.NESTED_JAR_WITHOUT_FOLDERS) {
            return jar.toUri().toURL();
        }
        Handlers.register();
        return JarUrl.create(storedIn(place.resolve("app.jar"), jar).toFile(), "BOOT-INF/lib/lib.jar");
    }

    private static Path jar(Path jar, Path contents, List<String> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                if (!entry.endsWith("/")) {
                    Files.copy(contents.resolve(entry), out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    /** A jar within a jar is not compressed. */
    private static Path storedIn(Path outer, Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        JarEntry entry = new JarEntry("BOOT-INF/lib/lib.jar");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(outer))) {
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return outer;
    }

    @Test
    void aBrokenJarOfTheClassPathIsPassedOverAsByItsClassLoader() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        Path jar = jar("lib.jar", "db/migration/V1__a.sql");

        try (URLClassLoader classPath = classPath(broken, jar)) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "db/migration")).hasSize(1);
        }
    }

    @Test
    void readsFilesWhoseNamesMeanSomethingInAUrl() throws IOException {
        String[] names = {"V1__a b.sql", "V2__100%.sql", "V3__c#d.sql", "V4__ğüş.sql", "V5__a+b%20c.sql", "V6__e!.sql"};
        Path jar =
                jar("my lib%20.jar", Arrays.stream(names).map("db/m/"::concat).toArray(String[]::new));
        for (String name : names) {
            Scans.write(folder.resolve("my %41 classes/db/f"), name);
        }

        try (URLClassLoader classPath = classPath(jar, folder.resolve("my %41 classes"))) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "db/m"))
                    .extracting(VersionedMigration::script)
                    .containsExactly(names);
            assertThat(Scans.sql(classPath, Database.SQLITE, "db/f"))
                    .extracting(VersionedMigration::script)
                    .containsExactly(names);
        }
    }

    @Test
    void theSameFileByTwoLocationsCountsOnce() throws IOException {
        Scans.write(folder, "classes/db/migration/V1__a.sql");
        Path jar = jar("lib.jar", "db/", "db/migration/", "db/migration/V2__b.sql");

        try (URLClassLoader classPath = classPath(folder.resolve("classes"), jar)) {
            assertThat(Scans.sql(
                            classPath,
                            Database.SQLITE,
                            "classpath:db/migration",
                            "classpath:db",
                            "file:" + folder.resolve("classes")))
                    .extracting(VersionedMigration::script)
                    .containsExactly("V1__a.sql", "V2__b.sql");
        }
    }

    @Test
    void namesAFileInAJarWithTheJar() throws IOException {
        Path jar = jar("lib.jar", "db/migration/V1_a.sql");

        try (URLClassLoader classPath = classPath(jar)) {
            assertThatExceptionOfType(DiscoveryException.class)
                    .isThrownBy(() -> Scans.sql(classPath, Database.SQLITE, "db/migration"))
                    .withMessageContaining(
                            "jar:%s!/db/migration/V1_a.sql: meant is V1__a.sql",
                            jar.toUri().toURL());
        }
    }

    @Test
    void findsThousandsOfFilesInAJar() throws IOException {
        String[] entries = new String[4001];
        entries[0] = "db/migration/";
        for (int i = 1; i <= 4000; i++) {
            entries[i] = "db/migration/V%d__x.sql".formatted(i);
        }
        Path jar = jar("lib.jar", entries);

        try (URLClassLoader classPath = classPath(jar)) {
            assertThat(Scans.sql(classPath, Database.SQLITE, "db/migration")).hasSize(4000);
        }
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(entry.getBytes(StandardCharsets.UTF_8));
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private String hashOf(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("V1__same.sql"), content);
        return String.valueOf(Scans.sql(Database.SQLITE, "file:" + file.getParent()).stream()
                .filter(each -> each.script().equals("V1__same.sql"))
                .findFirst()
                .orElseThrow()
                .rawHash());
    }

    private static URLClassLoader classPath(Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassPathScanTests.class.getClassLoader());
    }
}
