package io.mockloop.migrations.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Finds values that the parser takes and nobody means: most are variables of a script that have no value, so that what
 * was meant to be said is not.
 *
 * @param args all arguments
 * @param parsed what they are
 */
record ValueCheck(List<String> args, ParseResult parsed) {

    /** A password may be empty. */
    private static final String PASSWORD = "--password";

    /** What is wrong; null if nothing is. */
    @Nullable String mistake() {
        for (OptionSpec option : parsed.matchedOptions()) {
            String mistake = option.longestName().equals(PASSWORD) ? null : mistake(option);
            if (mistake != null) {
                return mistake;
            }
        }
        return null;
    }

    private @Nullable String mistake(OptionSpec option) {
        if (option.arity().max() == 0) {
            return flag(option);
        }
        if (option.typeInfo().isMap()) {
            return pairs(option);
        }
        List<String> values = option.stringValues();
        boolean isEmpty = values.isEmpty();
        for (String value : values) {
            isEmpty |= value.isBlank();
        }
        return isEmpty ? "The value of %s is empty.".formatted(option.longestName()) : null;
    }

    /** The parser takes no value for false, so that {@code --dry-run=} would do it. */
    private @Nullable String flag(OptionSpec option) {
        for (String name : option.names()) {
            if (args.contains(name + "=")) {
                return "The value of %s is empty.".formatted(name);
            }
        }
        return null;
    }

    private static @Nullable String pairs(OptionSpec option) {
        Set<String> names = new HashSet<>();
        for (String pair : option.originalStringValues()) {
            String name = pair.substring(0, pair.indexOf('='));
            if (name.isBlank()) {
                return "%s takes %s, not '%s'.".formatted(option.longestName(), option.paramLabel(), pair);
            }
            if (!names.add(name)) {
                return "%s %s is given twice.".formatted(option.longestName(), name);
            }
        }
        return null;
    }
}
