package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the table of faults names are there. */
class FaultTableTests {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Tests|IT))`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        List<String> named = TEST.matcher(Files.readString(Path.of("../docs/faults.md")))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replace("`", "") + ".java")
                .distinct()
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> there =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(named)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(each -> assertThat(there).contains(each));
        }
    }
}
