package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.jar.MockLoopCli;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.cli.output.SystemTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash completes, as bash does it. */
class CompletionTests {

    /** Proposes what stands for the last argument; compopt can be called while a key is pressed alone. */
    private static final String KEY = """
            compopt() { :; }
            source ./completion
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            COMP_LINE="$*"
            _complete_mockloop
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    private String completion() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                Format.TEXT,
                new SystemTerminal(Map.of()));
        assertThat(MockLoopCli.run(List.of("db", "completion"), console, Map.of()))
                .isZero();
        return out.toString(UTF_8);
    }

    private List<String> proposed(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", KEY, "bash", "mockloop", "db"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).isZero();
        return printed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void proposesFilesAndChoices() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("completion"), completion());
        Files.createDirectory(folder.resolve("migrations"));
        Files.createFile(folder.resolve("app.jar"));
        Files.createFile(folder.resolve("application.yml"));
        for (String option : List.of("--config", "--classpath", "--locations")) {
            assertThat(proposed("migrate", option, "app"))
                    .as(option)
                    .containsExactlyInAnyOrder("app.jar", "application.yml");
        }
        assertThat(proposed("new", "--source-folder", "m")).containsExactly("migrations");
        assertThat(proposed("check", "--against", "m")).containsExactly("migrations");
        assertThat(proposed("status", "--output", "")).containsExactly("text", "json");
        assertThat(proposed("status", "--on-missing", "")).containsExactly("fail", "ignore");
        assertThat(proposed("status", "--on-future", "r")).containsExactly("rollback");
        assertThat(proposed("status", "--out-of-order", "")).containsExactly("declared", "true", "false");
        assertThat(proposed("status", "--user", "")).isEmpty();
        assertThat(proposed("rec")).containsExactly("recover");
    }
}
