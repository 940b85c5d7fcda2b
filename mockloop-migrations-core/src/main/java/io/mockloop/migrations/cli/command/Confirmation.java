package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.cli.output.Console;
import java.util.List;

/** Asks before what can lose data. */
final class Confirmation {

    static final String YES = "--yes";

    private static final String QUESTION = "Are you sure you want to continue? (yes/no) ";

    private Confirmation() {}

    static void define(OptionSpecs own) {
        define(own, "Don't ask.");
    }

    /**
     * The same for a command that doesn't always ask.
     *
     * @param what what it says of itself
     */
    static void define(OptionSpecs own, String what) {
        own.flag(List.of("-y", YES), what);
    }

    /**
     * Asks.
     *
     * @param look how to look at what would be done, for who can't be asked
     * @throws CommandException if the answer isn't yes, or nobody can be asked
     */
    static void ask(Console console, String look) {
        if (!console.terminal().isInteractive()) {
            throw CommandException.notConfirmed(
                    "Nothing was changed: there is no terminal to ask on. %s, and give --yes to go on."
                            .formatted(look));
        }
        if (!"yes".equals(console.terminal().ask(QUESTION))) {
            throw CommandException.notConfirmed("Nothing was changed.");
        }
    }
}
