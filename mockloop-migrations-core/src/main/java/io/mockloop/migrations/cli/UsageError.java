package io.mockloop.migrations.cli;

import io.mockloop.migrations.cli.command.Commands;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with arguments that cannot be read, as a sentence.
 *
 * @param cause as the parser sees it
 * @param args all arguments
 */
record UsageError(ParameterException cause, List<String> args) {

    private static final String DB = "db";
    private static final String PASSWORD = "--password";

    String told() {
        if (cause instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (cause instanceof OverwrittenOptionException twice) {
            return "%s is given twice.".formatted(name(twice.getOverwritten()));
        }
        String better = cause.getArgSpec() instanceof OptionSpec option ? wrongValue(option) : null;
        return better == null ? String.valueOf(cause.getMessage()) : better;
    }

    private @Nullable String wrongValue(OptionSpec option) {
        String value = cause.getValue();
        if (value == null) {
            return null;
        }
        if (option.arity().max() == 0) {
            return "%s is given alone, or with true or false, not with '%s'.".formatted(name(option), value);
        }
        if (option.typeInfo().isMap()) {
            return "%s takes %s, not '%s'.".formatted(name(option), option.paramLabel(), value);
        }
        return option.type() == Integer.class
                ? "%s takes a whole number from 1 up, not '%s'.".formatted(name(option), value)
                : null;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private String unmatched(UnmatchedArgumentException unmatched) {
        if (!args.get(0).equals(DB)) {
            return outsideOfDb(args.get(0));
        }
        if (args.get(1).equals("--version")) {
            return "The version of this tool is shown by: mockloop --version. An option of a command comes behind it: mockloop db COMMAND --version V.";
        }
        if (args.get(1).startsWith("-")) {
            return "The command comes before its options: mockloop db COMMAND --url URL.";
        }
        if (!Commands.exists(args.get(1))) {
            return "There is no command '%s'. %s".formatted(args.get(1), suggestion(unmatched, Commands.names()));
        }
        for (String each : unmatched.getUnmatched()) {
            if (each.startsWith("-")) {
                return unknownOption(each, unmatched);
            }
        }
        return surplus(unmatched.getUnmatched().get(0));
    }

    private static String outsideOfDb(String word) {
        if (word.startsWith("-")) {
            return "There is no option %s before the command: mockloop db COMMAND.".formatted(nameOf(word));
        }
        return Commands.exists(word)
                ? "db is missing before the command: mockloop db %s.".formatted(word)
                : "There is no '%s'. All commands are below db: mockloop db COMMAND.".formatted(word);
    }

    /** Without its value, and what follows it: it may be the password behind a misspelt option. */
    private static String unknownOption(String word, UnmatchedArgumentException unmatched) {
        String suggestion = near(unmatched).isEmpty() ? "" : " " + suggestion(unmatched, List.of());
        return "There is no option %s.%s".formatted(nameOf(word), suggestion);
    }

    private static String nameOf(String option) {
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }

    private String surplus(String word) {
        // It may be the second word of a password that was not quoted.
        boolean isSecret = args.stream().anyMatch(each -> each.startsWith(PASSWORD));
        String what = isSecret ? "There is a word too many" : "There is a word too many, '%s'".formatted(word);
        boolean takesWords =
                !cause.getCommandLine().getCommandSpec().positionalParameters().isEmpty();
        return "%s: %s takes %s. A value with spaces needs quotes."
                .formatted(
                        what,
                        cause.getCommandLine().getCommandName(),
                        takesWords ? "one word and options" : "options only");
    }

    /** The parser finds something for every word. */
    private static List<String> near(UnmatchedArgumentException unmatched) {
        String word = nameOf(unmatched.getUnmatched().get(0));
        return unmatched.getSuggestions().stream()
                .filter(each -> each.regionMatches(true, 0, word, 0, word.startsWith("-") ? 3 : 1))
                .filter(each -> each.startsWith(word) || distance(each, word) <= (each.length() + 2) / 3)
                .limit(2)
                .toList();
    }

    /** How many characters have to be put in, taken out or replaced to make one word of another. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int before = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                before = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static String suggestion(UnmatchedArgumentException unmatched, List<String> all) {
        List<String> near = near(unmatched);
        return near.isEmpty()
                ? "There are: %s.".formatted(String.join(", ", all))
                : "Is it %s?".formatted(String.join(" or ", near));
    }
}
