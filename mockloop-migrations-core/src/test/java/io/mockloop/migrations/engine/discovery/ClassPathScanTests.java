package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.exception.DiscoveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathScanTests {

    @TempDir
    private Path folder;

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
