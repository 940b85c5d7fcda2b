package io.mockloop.migrations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTests {

    /**
     * A code is the first argument of an exception's constructor or of what makes one, or a constant of that meaning.
     */
    private static final Pattern CODE = Pattern.compile(
            "(?:Exception|super|this|error|problem|Problem|[Rr]efuse\\w*|fail\\w*|unclosed\\w*|report)\\(\\s*\"([A-Z][A-Z0-9_]{4,})\"");

    private static final Pattern DISCOVERY = Pattern.compile("^    ([A-Z][A-Z_]+)\\(", Pattern.MULTILINE);

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs/errors.md"))
                ? here
                : here.resolve("..").normalize();
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : List.of("mockloop-migrations-core", "mockloop-migrations-spring-boot-autoconfigure")) {
            try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    Pattern pattern = file.endsWith("discovery/Problem.java") ? DISCOVERY : CODE;
                    pattern.matcher(text)
                            .results()
                            .map((MatchResult m) -> m.group(1))
                            .forEach(codes::add);
                }
            }
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
}
