package io.mockloop.migrations.autoconfigure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

    @Test
    void dbIsTheFirstThatIsNoOption() {
        assertThat(DbInvocation.isMeantBy("db", "status")).isTrue();
        assertThat(DbInvocation.isMeantBy("--spring.profiles.active=prod", "--debug", "-Da=b", "db"))
                .isTrue();
        assertThat(DbInvocation.isMeantBy("serve", "db")).isFalse();
        assertThat(DbInvocation.isMeantBy("--db", "-db", "--spring.profiles.active=db"))
                .isFalse();
        assertThat(DbInvocation.isMeantBy()).isFalse();
    }

    @Test
    void optionsBeforeDbAreTheApplications() {
        CommandArguments arguments = CommandArguments.of(
                List.of("--spring.profiles.active=prod", "--debug", "-Da=b", "db", "status", "--a.b=c", "--check"));

        assertThat(arguments.ofApplication())
                .containsExactly("--spring.profiles.active=prod", "--debug", "-Da=b", "--a.b=c");
        assertThat(arguments.command()).containsExactly("db", "status", "--check");
        assertThat(arguments.misplaced()).isEmpty();
    }

    @Test
    void anOptionOfTheCommandBeforeDbIsMisplaced() {
        assertThat(misplaced("--dry-run", "db", "migrate")).contains("--dry-run");
        assertThat(misplaced("--debug", "--url=jdbc:sqlite:a.db", "db", "status"))
                .contains("--url");
        assertThat(misplaced("--dry-run", "db", "status")).isEmpty();
        assertThat(misplaced("--dry-run", "db", "statsu")).isEmpty();
        assertThat(misplaced("--dry-run", "db")).isEmpty();
    }

    private static Optional<String> misplaced(String... args) {
        return CommandArguments.of(List.of(args)).misplaced();
    }
}
