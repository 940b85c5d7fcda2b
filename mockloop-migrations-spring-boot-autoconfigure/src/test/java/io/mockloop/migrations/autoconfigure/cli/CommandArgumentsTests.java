package io.mockloop.migrations.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandArgumentsTests {

    @Test
    void aNameWithADotIsAProperty() {
        List<String> args = List.of(
                "db",
                "migrate",
                "--spring.profiles.active=a,b",
                "--version",
                "1.2",
                "--url=jdbc:sqlite:a.db",
                "--placeholder=a.b=c",
                "--app.flag",
                "-y",
                "a.b=c");

        CommandArguments arguments = CommandArguments.of(args);

        assertThat(arguments.properties()).containsExactly("--spring.profiles.active=a,b", "--app.flag");
        assertThat(arguments.command())
                .containsExactly(
                        "db",
                        "migrate",
                        "--version",
                        "1.2",
                        "--url=jdbc:sqlite:a.db",
                        "--placeholder=a.b=c",
                        "-y",
                        "a.b=c");
    }
}
