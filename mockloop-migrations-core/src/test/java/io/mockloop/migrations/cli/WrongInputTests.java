package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.WrongInputFolder.Outcome;
import io.mockloop.migrations.cli.command.Commands;
import io.mockloop.migrations.cli.command.CommonOptionSpecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Wrong input for every option. The tables below {@code cli/wrong} hold a row a case; {@code -Dmockloop.sessions.save}
 * writes what is answered now, to be looked at before it is committed.
 */
class WrongInputTests {

    private static final Path TABLES = Path.of("src/test/resources/cli/wrong");

    @TempDir
    private static Path root;

    private static WrongInputFolder folder = new WrongInputFolder(Path.of(""));
    private static Properties before = new Properties();

    @BeforeAll
    static void fillFolder() {
        before = (Properties) System.getProperties().clone();
        folder = new WrongInputFolder(root).fill();
        if (Boolean.getBoolean("mockloop.sessions.save")) {
            tables().forEach(WrongInputTests::save);
        }
    }

    /** A process has its log levels for itself. */
    @AfterAll
    static void restoreProperties() {
        System.setProperties(before);
    }

    static List<Path> tables() {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path table) {
        try {
            return Files.readString(table, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void save(Path table) {
        String played = WrongInput.all(text(table)).stream()
                .map(row -> folder.played(row).text())
                .collect(Collectors.joining());
        try {
            Files.writeString(table, played, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<WrongInput> rows() {
        return tables().stream()
                .flatMap(table -> WrongInput.all(text(table)).stream())
                .toList();
    }

    static List<CommandSpec> commands() {
        return List.copyOf(
                Objects.requireNonNull(DbArguments.complete().getSubcommands().get("db"))
                        .getSubcommands()
                        .values()
                        .stream()
                        .map(each -> each.getCommandSpec())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredInAWord(WrongInput row) {
        Map<String, String> content = folder.content();
        Outcome outcome = folder.run(row.args(root.toString()), row.environment());
        assertThat(new WrongInput(row.line(), outcome.err(), outcome.exitCode()).text())
                .isEqualTo(row.text());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isIn(1, 2);
        assertThat(outcome.err()).startsWith("Error: ").doesNotContain("\tat ", "secret", "Unexpected");
        assertThat(folder.content()).isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachOptionHasARow(CommandSpec command) {
        List<String> names = new ArrayList<>();
        command.positionalParameters().forEach(each -> names.add(each.paramLabel()));
        ownOptions(command).stream()
                .filter(option -> option.arity().max() > 0)
                .forEach(option -> names.add(option.longestName()));
        assertThat(names).allSatisfy(name -> assertThat(rows()).anyMatch(row -> row.isAbout(command.name(), name)));
    }

    @Test
    void eachOptionOfAllCommandsHasARow() {
        assertThat(common().options().stream().filter(option -> option.arity().max() > 0))
                .allSatisfy(option -> assertThat(rows())
                        .anyMatch(row ->
                                Commands.names().stream().anyMatch(each -> row.isAbout(each, option.longestName()))));
    }

    @Test
    void eachVariableHasARow() {
        Path reference = Files.exists(Path.of("docs/cli.md")) ? Path.of("docs/cli.md") : Path.of("../docs/cli.md");
        assertThat(Pattern.compile("MOCKLOOP_\\w+")
                        .matcher(text(reference))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(rows()).anyMatch(row -> row.environment().containsKey(name)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatAnOptionDoesNotTakeIsRefused(CommandSpec command) {
        boolean first = command.name().equals(Commands.names().get(0));
        for (OptionSpec option : first ? command.options() : ownOptions(command)) {
            if (option.usageHelp()) {
                continue;
            }
            String name = option.longestName();
            List<String> all = typical(command, name);
            if (option.arity().max() == 0) {
                assertRefused(all, name, name + "=garbage");
                assertRefused(all, name, name + "=");
            } else {
                if (option.arity().min() > 0) {
                    assertRefused(all, name, name);
                }
                if (!name.equals("--password")) {
                    assertRefused(all, name, name, "");
                    assertRefused(all, name, name + "=");
                }
            }
            if (!option.isMultiValue()) {
                String once = option.arity().max() == 0 ? name : name + "=" + value(option);
                assertRefused(all, name, once, once);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatACommandDoesNotKnowIsRefused(CommandSpec command) {
        List<String> all = typical(command, "");
        assertRefused(all, "--nonsense", "--nonsense");
        assertRefused(all, "--nonsense", "--nonsense=secret");
        if (command.positionalParameters().isEmpty()) {
            assertRefused(all, "'surplus'", "surplus");
        }
    }

    @Test
    void onlyVerboseShowsWhereItHappened() {
        List<String> args = List.of("db", "status", "--url", "postgresql://me:secret@localhost:1/app");
        assertThat(folder.run(args, Map.of()).err()).doesNotContain("\tat ");
        List<String> verbose =
                Stream.concat(args.stream(), Stream.of("--verbose")).toList();
        assertThat(folder.run(verbose, Map.of()).err())
                .startsWith("Error: Could not connect to the database, tried once.\n")
                .contains("\tat io.mockloop.migrations.", "Caused by: java.net.ConnectException")
                .doesNotContain("secret");
    }

    @Test
    void jsonHoldsItToo() {
        assertThat(folder.run(List.of("db", "status", "--output=json", "--urll", "secret"), Map.of())
                        .out())
                .isEqualTo("""
                        {"error":{"code":"USAGE","message":"There is no option --urll. Is it --url?",\
                        "action":"See: mockloop db status --help"}}
                        """);
    }

    private static void assertRefused(List<String> typical, String named, String... more) {
        List<String> args = Stream.concat(typical.stream(), Stream.of(more)).toList();
        Outcome outcome = folder.run(args, Map.of());
        assertThat(outcome.exitCode()).as(String.join(" ", args)).isEqualTo(2);
        assertThat(outcome.err())
                .as(String.join(" ", args))
                .startsWith("Error: ")
                .contains(named);
        assertThat(outcome.err())
                .as(String.join(" ", args))
                .doesNotContain("secret")
                .hasLineCount(2);
        assertThat(outcome.out()).isEmpty();
    }

    /** A call that can be read, without one of its options. */
    private static List<String> typical(CommandSpec command, String without) {
        List<String> args = new ArrayList<>(List.of("db", command.name()));
        command.positionalParameters().forEach(each -> args.add("1"));
        for (OptionSpec option : command.options()) {
            if (option.required() && !option.longestName().equals(without)) {
                args.addAll(List.of(option.longestName(), value(option)));
            }
        }
        return args;
    }

    private static String value(OptionSpec option) {
        return option.longestName().equals("--output") ? "text" : "1";
    }

    private static List<OptionSpec> ownOptions(CommandSpec command) {
        CommandSpec common = common();
        return command.options().stream()
                .filter(option -> !common.optionsMap().containsKey(option.longestName()) && !option.usageHelp())
                .toList();
    }

    private static CommandSpec common() {
        CommandSpec common = CommandSpec.create();
        CommonOptionSpecs.addTo(common);
        return common;
    }
}
