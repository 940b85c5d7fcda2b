package io.mockloop.migrations.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTests {

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm, true, ANSI",
        "TERM=xterm, false, NONE",
        "'', true, NONE",
        "TERM=dumb, true, NONE",
        "TERM=xterm NO_COLOR=1, true, NONE",
        "TERM=xterm NO_COLOR=, true, ANSI",
        "TERM=xterm CLICOLOR=0, true, NONE",
        "TERM=xterm CLICOLOR=1, false, NONE",
        "CLICOLOR_FORCE=1, false, ANSI",
        "CLICOLOR_FORCE=0, false, NONE",
        "CLICOLOR_FORCE=, false, NONE",
        "TERM=dumb CLICOLOR_FORCE=1, false, ANSI",
        "NO_COLOR=1 CLICOLOR_FORCE=1, true, NONE"
    })
    void areForATerminalUnlessTheEnvironmentSaysOtherwise(String environment, boolean terminal, Colours expected) {
        Map<String, String> variables = Stream.of(environment.split(" ", -1))
                .map(each -> each.split("=", -1))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));

        assertThat(Colours.of(variables, () -> terminal)).isEqualTo(expected);
    }

    @Test
    void theTerminalIsNotAskedForInVain() {
        assertThat(Colours.of(Map.of("TERM", "dumb"), () -> {
                    throw new AssertionError("asked");
                }))
                .isEqualTo(Colours.NONE);
    }

    @Test
    void takeNoRoomInATable() {
        StatusReport report = new StatusReport(new MigrationStatus(
                Summary.PENDING,
                Version.of("1"),
                "SQLite 3.54.1",
                "schema_version",
                List.of(new AppliedMigration(
                        Version.of("1"),
                        "one",
                        MigrationType.SQL,
                        "V1__one.sql",
                        MigrationState.APPLIED,
                        Instant.parse("2026-11-24T06:00:00Z"))),
                List.of(),
                List.of(new PendingMigration(
                        Version.of("2"), "two", MigrationType.SQL, "V2__two.sql", List.of(), true, false)),
                ValidationResult.ok(),
                null));

        String coloured = text(report, Colours.ANSI);

        assertThat(coloured)
                .contains("Status    \033[33mPENDING\033[0m (1 pending)")
                .contains("SQL   \033[32mAPPLIED\033[0m  2026-11-24 06:00:00")
                .contains("SQL   \033[33mPENDING\033[0m\n");
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(text(report, Colours.NONE));
    }

    private static String text(Report report, Colours colours) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.text(new PrintStream(bytes, true, UTF_8), Screen.of(colours, true));
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
