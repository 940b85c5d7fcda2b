package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the shells' completion. */
@Command(name = "completion", description = "Print completion for bash and zsh: source <(mockloop db completion)")
final class CompletionCommand extends LocalCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public int run(Console console) {
        CommandSpec root = spec.root();
        console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        console.out().flush();
        return DONE;
    }
}
