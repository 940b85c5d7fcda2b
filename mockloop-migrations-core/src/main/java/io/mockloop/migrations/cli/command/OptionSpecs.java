package io.mockloop.migrations.cli.command;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Defines a command's options and parameters one by one, since annotations cost several times as much to read, in each
 * call. Types other than those of the JDK have their converters where the command line is put together.
 */
final class OptionSpecs {

    private final CommandSpec command;

    OptionSpecs(CommandSpec command) {
        this.command = command;
    }

    void flag(String name, String description) {
        flag(List.of(name), description);
    }

    void flag(List<String> names, String description) {
        command.addOption(OptionSpec.builder(names.toArray(String[]::new))
                .type(boolean.class)
                .description(oneLine(description))
                .build());
    }

    void help() {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Show this help and exit.")
                .build());
    }

    void text(String name, String label, String description) {
        value(name, label, String.class, description);
    }

    void value(String name, String label, Class<?> type, String description) {
        command.addOption(builder(name, label, type, description).build());
    }

    void required(String name, String label, Class<?> type, String description) {
        command.addOption(builder(name, label, type, description).required(true).build());
    }

    /** An option whose value may be left out, which is then taken for another. */
    void orBare(String name, String label, String bare, String description) {
        command.addOption(builder(name, label, String.class, description)
                .arity("0..1")
                .fallbackValue(bare)
                .build());
    }

    void list(String name, String label, Class<?> type, String description) {
        command.addOption(builder(name, label, List.class, description)
                .auxiliaryTypes(type)
                .splitRegex(",")
                .build());
    }

    /** An option that may be given several times, as {@code NAME=VALUE}. */
    void pairs(String name, String label, String description) {
        command.addOption(builder(name, label, Map.class, description)
                .auxiliaryTypes(String.class, String.class)
                .build());
    }

    void parameter(String label, Class<?> type, String description) {
        command.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel(label)
                .type(type)
                .required(true)
                .description(oneLine(description))
                .build());
    }

    /** All parameters, one at least. */
    void words(String label, String description) {
        command.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(oneLine(description))
                .build());
    }

    private static OptionSpec.Builder builder(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(oneLine(description));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
