package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the shells' completion. */
final class CompletionCommand extends LocalCommand {

    @Override
    String description() {
        return "Print completion for bash and zsh: source <(mockloop db completion)";
    }

    @Override
    public int run(Console console) {
        CommandSpec root = specification().root();
        console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        console.out().flush();
        return DONE;
    }
}
