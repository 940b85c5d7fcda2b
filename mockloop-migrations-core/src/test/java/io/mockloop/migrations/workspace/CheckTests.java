package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.workspace.lock.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code check} beside this class is a project, with SQL files in {@code db}, sources in {@code src},
 * and {@code main.lock} for another branch's lock file. Its {@code expected.txt} says what is found there, and then
 * what the lock files are once they are written, with what is still wrong. With {@code -Dgolden.write=true} one that is
 * missing is written into the sources, to be read before it is kept.
 */
class CheckTests {

    private static final Path SOURCES = Path.of("src/test/resources/io/mockloop/migrations/workspace/check");

    @TestFactory
    Stream<DynamicTest> findsWhatIsWrong() throws Exception {
        Path cases = Path.of(
                Objects.requireNonNull(CheckTests.class.getResource("check")).toURI());
        List<Path> folders;
        try (Stream<Path> all = Files.list(cases)) {
            folders = all.sorted().toList();
        }
        assertThat(folders).hasSizeGreaterThan(10);
        return folders.stream().map(folder -> DynamicTest.dynamicTest(name(folder), () -> verify(folder)));
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static void verify(Path folder) throws IOException {
        Path copy = Files.createTempDirectory("check");
        try {
            copy(folder, copy);
            String actual = describe(new TestFolder(copy));
            Path expected = folder.resolve("expected.txt");
            if (!Files.exists(expected) && Boolean.getBoolean("golden.write")) {
                Files.writeString(SOURCES.resolve(name(folder)).resolve("expected.txt"), actual);
            }
            assertThat(expected).exists();
            assertThat(actual).isEqualTo(Files.readString(expected));
        } finally {
            delete(copy);
        }
    }

    private static String describe(TestFolder folder) {
        StringBuilder text = new StringBuilder();
        append(text, folder, folder.files().check());
        if (Files.exists(folder.root().resolve("main.lock"))) {
            text.append("\n== against main.lock\n");
            append(text, folder, folder.files().checkAgainst(folder.root().resolve("main.lock")));
        }
        text.append("\n== --write\n");
        for (Path written : folder.files().writeLocks()) {
            text.append(folder.relative(written)).append('\n');
            folder.lockLines().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        text.append(folder.files().check().problems().stream()
                .map(problem -> problem.code() + "\n")
                .collect(Collectors.joining()));
        assertThat(folder.files().writeLocks()).as("written twice").isEmpty();
        return text.toString();
    }

    private static void append(StringBuilder text, TestFolder folder, ValidationResult result) {
        for (Problem problem : result.problems()) {
            text.append("%s, version %s, %s%n  %s%n"
                    .formatted(
                            problem.code(),
                            problem.version(),
                            problem.script(),
                            problem.message().replace(Names.shown(folder.root()) + "/", ""))
                    .replace(System.lineSeparator(), "\n"));
        }
        text.append(result.isValid() ? "valid\n" : "");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.resolve("..").normalize());
                Files.copy(file, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
