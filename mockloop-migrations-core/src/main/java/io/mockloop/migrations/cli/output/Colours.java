package io.mockloop.migrations.cli.output;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** The few colours of a terminal: what is well is green, what waits yellow, what is wrong red. */
public enum Colours {
    /** For a pipe, a file, a terminal without, or a person who wants none. */
    NONE,
    /** As escape sequences (ECMA-48, 8.3.117). */
    ANSI;

    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String BOLD_RED = "1;31";

    /**
     * What a stream is to have: {@code NO_COLOR} and {@code CLICOLOR=0} switch colours off, {@code CLICOLOR_FORCE} on;
     * otherwise a terminal has them that says what it is by {@code TERM}, and isn't {@code dumb}. Windows sets no
     * {@code TERM} if it may not know the sequences.
     *
     * @param isTerminal asked only if the environment allows colours
     */
    static Colours of(Map<String, String> environment, BooleanSupplier isTerminal) {
        if (isSet(environment, "NO_COLOR")) {
            return NONE;
        }
        if (isSet(environment, "CLICOLOR_FORCE") && !is(environment, "CLICOLOR_FORCE", "0")) {
            return ANSI;
        }
        boolean allowed =
                isSet(environment, "TERM") && !is(environment, "TERM", "dumb") && !is(environment, "CLICOLOR", "0");
        return allowed && isTerminal.getAsBoolean() ? ANSI : NONE;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static boolean is(Map<String, String> environment, String name, String value) {
        return environment.getOrDefault(name, "").equals(value);
    }

    /** A state's name, as of a database or a migration, in its colour. */
    String state(String name) {
        return switch (name) {
            case "APPLIED", "APPLIED, not run", "UP_TO_DATE" -> in(GREEN, name);
            case "PENDING", "RUNNING", "AHEAD" -> in(YELLOW, name);
            case "FAILED", "PARTIAL", "INVALID" -> in(RED, name);
            default -> name;
        };
    }

    /** The code of a problem. */
    String problem(String code) {
        return in(RED, code);
    }

    /** The word that stands before a failure. */
    String error(String word) {
        return in(BOLD_RED, word);
    }

    private String in(String colour, String text) {
        return this == NONE ? text : "\033[" + colour + "m" + text + "\033[0m";
    }
}
