package io.mockloop.migrations.autoconfigure.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a start, taken apart.
 *
 * @param command what the command is to read
 * @param properties what Spring reads: {@code --a.b=c}
 */
record CommandArguments(List<String> command, List<String> properties) {

    static CommandArguments of(List<String> args) {
        List<String> command = new ArrayList<>();
        List<String> properties = new ArrayList<>();
        for (String arg : args) {
            (isProperty(arg) ? properties : command).add(arg);
        }
        return new CommandArguments(List.copyOf(command), List.copyOf(properties));
    }

    /** No option of a command has a dot in its name. */
    private static boolean isProperty(String arg) {
        int end = arg.indexOf('=');
        return arg.startsWith("--")
                && arg.substring(0, end < 0 ? arg.length() : end).indexOf('.') > 0;
    }
}
