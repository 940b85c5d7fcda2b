package io.mockloop.migrations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTests {

    /**
     * A code is the first argument of an exception's constructor or of what makes one, or a constant of that meaning.
     */
    private static final Pattern CODE = Pattern.compile(
            "(?:Exception|super|this|error|problem|Problem|[Rr]efuse\\w*|fail\\w*|unclosed\\w*|report)\\(\\s*\"([A-Z][A-Z0-9_]{4,})\"");

    private static final Pattern DISCOVERY = Pattern.compile("^    ([A-Z][A-Z_]+)\\(", Pattern.MULTILINE);

    /** The first column of a table's row. */
    private static final Pattern LISTED = Pattern.compile("^\\| (`[^|]+) \\|", Pattern.MULTILINE);

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs/errors.md"))
                ? here
                : here.resolve("..").normalize();
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path file : files()) {
            Pattern pattern = file.endsWith("migration/Defect.java") ? DISCOVERY : CODE;
            pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .forEach(codes::add);
        }
        return codes;
    }

    @Test
    void eachCodeIsExplained() throws IOException {
        String explained = Files.readString(root().resolve("docs/errors.md"));
        assertThat(codes())
                .contains("DUPLICATE_VERSION", "LOCATION_NOT_FOUND", "UNDEFINED_PLACEHOLDER", "COMPETING_MIGRATIONS")
                .allSatisfy(code -> assertThat(explained).contains("`" + code + "`"));
    }

    @Test
    void eachExplainedCodeIsThere() throws IOException {
        Set<String> listed = LISTED.matcher(Files.readString(root().resolve("docs/errors.md")))
                .results()
                .flatMap(row ->
                        Pattern.compile("`([A-Z0-9_]+)`").matcher(row.group(1)).results())
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).hasSizeGreaterThan(50);
        String sources = sources();
        assertThat(listed)
                .allSatisfy(code -> assertThat(sources).containsAnyOf("\"" + code + "\"", "    " + code + "("));
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files()) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("mockloop-migrations-core", "mockloop-migrations-spring-boot-autoconfigure")) {
            try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }
}
