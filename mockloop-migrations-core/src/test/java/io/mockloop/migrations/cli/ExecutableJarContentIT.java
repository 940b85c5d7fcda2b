package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the executable jar holds. */
class ExecutableJarContentIT {

    private final Path jar = Path.of(System.getProperty("mockloop.cli.jar", ""));

    @Test
    void isOneFileOfAtMost22Megabytes() throws IOException {
        assertThat(Files.size(jar)).isLessThanOrEqualTo(22_000_000);
    }

    @Test
    void holdsTheDriversThatMayBeGivenOnAndTheirLicences() throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            List<String> names = content.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains(
                            "org/sqlite/JDBC.class",
                            "org/postgresql/Driver.class",
                            "org/mariadb/jdbc/Driver.class",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/licenses/mariadb-java-client-LGPL-2.1.txt")
                    .noneMatch(name -> name.startsWith("com/mysql/"))
                    .noneMatch(name -> name.startsWith("org/springframework/context/"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void applicationsDoNotCarryWhatIsForThisJarAlone() throws IOException {
        Path plain = jar.resolveSibling(jar.getFileName().toString().replace("-cli.jar", ".jar"));
        try (JarFile content = new JarFile(jar.toFile());
                JarFile ofApplications = new JarFile(plain.toFile())) {
            assertThat(content.stream().map(ZipEntry::getName)).anyMatch(ExecutableJarContentIT::isOfThisJarAlone);
            assertThat(ofApplications.stream().map(ZipEntry::getName))
                    .contains("io/mockloop/migrations/MigrationManager.class")
                    .noneMatch(ExecutableJarContentIT::isOfThisJarAlone);
        }
    }

    private static boolean isOfThisJarAlone(String name) {
        return name.startsWith("io/mockloop/migrations/cli/jar/") && name.endsWith(".class");
    }
}
