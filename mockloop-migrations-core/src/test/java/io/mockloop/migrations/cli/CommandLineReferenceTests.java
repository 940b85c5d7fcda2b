package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.command.CommonOptionSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference is made from the commands: {@code -Dmockloop.reference.write=true} writes it anew. */
class CommandLineReferenceTests {

    private static final String BEGIN = "<!-- Made from the commands by CommandLineReferenceTests. -->\n";
    private static final String END = "<!-- End of what is made. -->\n";

    @Test
    void listsTheCommandsAsTheyAre() throws IOException {
        Path file = file();
        String written = Files.readString(file, UTF_8);
        String made = written.substring(0, written.indexOf(BEGIN) + BEGIN.length())
                + reference()
                + written.substring(written.indexOf(END));
        if (Boolean.getBoolean("mockloop.reference.write")) {
            Files.writeString(file, made, UTF_8);
        }
        assertThat(written).isEqualTo(made);
    }

    private static Path file() {
        Path here = Path.of("").toAbsolutePath().resolve("docs/cli.md");
        return Files.exists(here) ? here : Path.of("").toAbsolutePath().resolve("../docs/cli.md");
    }

    private static String reference() {
        CommandLine db =
                Objects.requireNonNull(DbArguments.complete().getSubcommands().get("db"));
        String commands = db.getSubcommands().values().stream()
                .map(each -> command(each.getCommandSpec()))
                .collect(Collectors.joining());
        return "\n" + commands + "### Options of all commands\n\n" + table(List.of(), common().options()) + "\n";
    }

    private static CommandSpec common() {
        CommandSpec common = CommandSpec.create();
        CommonOptionSpecs.addTo(common);
        return common;
    }

    private static String command(CommandSpec spec) {
        CommandSpec common = common();
        List<OptionSpec> own = spec.options().stream()
                .filter(option -> !common.optionsMap().containsKey(option.longestName()) && !option.usageHelp())
                .toList();
        String options = table(spec.positionalParameters(), own);
        String text = plain(String.join(" ", spec.usageMessage().description()));
        return "### " + spec.name() + "\n\n" + text + "\n" + (options.isEmpty() ? "" : "\n" + options) + "\n";
    }

    private static String table(List<PositionalParamSpec> parameters, List<OptionSpec> options) {
        String rows = Stream.concat(
                        parameters.stream().map(each -> row(each.paramLabel(), each)),
                        options.stream().map(each -> row(names(each), each)))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "| | |\n| --- | --- |\n" + rows;
    }

    private static String names(OptionSpec option) {
        return String.join(", ", option.names()) + value(option);
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
    }

    private static String row(String name, ArgSpec spec) {
        return "| `" + name.replace("|", "\\|") + "` | " + plain(String.join(" ", spec.description())) + " |\n";
    }

    private static String plain(String text) {
        return text.replace("$${NAME}", "`${NAME}`").replace("|", "\\|");
    }
}
