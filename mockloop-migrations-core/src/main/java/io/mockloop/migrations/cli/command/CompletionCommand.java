package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the shells' completion. */
final class CompletionCommand extends LocalCommand {

    /** What zsh does by itself, with a slash behind a folder, where nothing is proposed. */
    private static final String FILES_OF_BASH = "COMPREPLY=( $( compgen -f ";

    private static final Set<String> FILES = Set.of("FILE", "FOLDER", "PATH", "LOCATION");

    @Override
    String description() {
        return "Print completion for bash and zsh: source <(mockloop db completion)";
    }

    @Override
    public int run(Console console) {
        CommandSpec root = specification().root();
        completeValues(root);
        console.out()
                .print(AutoComplete.bash(root.name(), root.commandLine())
                        .replace(FILES_OF_BASH, "[ -n \"$ZSH_VERSION\" ] || " + FILES_OF_BASH));
        console.out().flush();
        return DONE;
    }

    /**
     * An option's type says how a value is read, and its label what it is: a choice, or what lies in the file system.
     */
    private static void completeValues(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            List<String> choice = List.of(option.paramLabel().split("\\|"));
            boolean isFile = FILES.contains(option.paramLabel());
            if (isFile || choice.size() > 1) {
                command.remove(option);
                command.addOption(OptionSpec.builder(option.names())
                        .paramLabel(option.paramLabel())
                        .type(isFile ? Path.class : String.class)
                        .completionCandidates(isFile ? null : choice)
                        .build());
            }
        }
        command.subcommands().values().forEach(each -> completeValues(each.getCommandSpec()));
    }
}
