package io.mockloop.migrations.autoconfigure.cli;

import io.mockloop.migrations.cli.command.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The arguments of a start, taken apart at {@code db}.
 *
 * @param before the application's own options before it
 * @param command what the command is to read, from {@code db} on
 * @param properties what Spring reads behind it: {@code --a.b=c}
 */
record CommandArguments(List<String> before, List<String> command, List<String> properties) {

    static CommandArguments of(List<String> args) {
        int db = args.indexOf(DbInvocation.DB);
        List<String> command = new ArrayList<>();
        List<String> properties = new ArrayList<>();
        for (String arg : args.subList(db, args.size())) {
            (isProperty(arg) ? properties : command).add(arg);
        }
        return new CommandArguments(List.copyOf(args.subList(0, db)), List.copyOf(command), List.copyOf(properties));
    }

    /** No option of a command has a dot in its name. */
    private static boolean isProperty(String arg) {
        return arg.startsWith("--") && name(arg).indexOf('.') > 0;
    }

    /** What Spring is to read. */
    List<String> ofApplication() {
        List<String> all = new ArrayList<>(before);
        all.addAll(properties);
        return all;
    }

    /** An option before {@code db} that the command has, too: whoever typed it meant the command. */
    Optional<String> misplaced() {
        if (before.isEmpty() || command.size() < 2 || !Commands.exists(command.get(1))) {
            return Optional.empty();
        }
        CommandSpec specification = Commands.specification(command.get(1));
        return before.stream()
                .map(CommandArguments::name)
                .filter(name -> specification.findOption(name) != null)
                .findFirst();
    }

    /** Without its value. */
    private static String name(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }
}
