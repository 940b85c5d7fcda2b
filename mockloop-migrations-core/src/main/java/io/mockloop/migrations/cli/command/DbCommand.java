package io.mockloop.migrations.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of {@code mockloop db}. */
public abstract sealed class DbCommand permits DatabaseCommand, LocalCommand {

    /** Done. */
    public static final int DONE = 0;
    /** Failed. */
    public static final int FAILED = 1;
    /** Asked for wrongly, or refused. */
    public static final int REFUSED = 2;
    /** Something is pending. */
    public static final int PENDING = 3;

    /** How to go on after a failure was corrected. */
    public static final String AGAIN = "type the command again";

    /** Which version, of the commands that are about one. */
    static final String VERSION = "--version";
    /** Of the commands that can tell what they would do. */
    static final String DRY_RUN = "--dry-run";

    private @Nullable ParseResult given;

    /** What it does, for its help. */
    abstract String description();

    /** Defines the options and parameters that it alone has. */
    void define(OptionSpecs own) {}

    /** Takes what was given to it, before anything else is asked. */
    public final void take(ParseResult parsed) {
        given = parsed;
    }

    /** The options that all commands have. */
    public final CommonOptions common() {
        return new CommonOptions(given());
    }

    /** Its options and those of all commands, as help knows them. */
    final CommandSpec specification() {
        return given().commandSpec();
    }

    /** Whether a flag is set. */
    final boolean has(String option) {
        return given().matchedOptionValue(option, false);
    }

    /** What was given for an option. */
    final <T> @Nullable T value(String option, Class<T> type) {
        return type.cast(given().matchedOptionValue(option, (Object) null));
    }

    /** What was given for an option that must be there. */
    final <T> T required(String option, Class<T> type) {
        return Objects.requireNonNull(value(option, type), option);
    }

    /** What was given for an option that takes several values. */
    final <T> List<T> values(String option, Class<T> type) {
        return given().matchedOptionValue(option, List.of()).stream()
                .map(type::cast)
                .toList();
    }

    /** The parameter, of a command that takes one. */
    final <T> T parameter(Class<T> type) {
        return Objects.requireNonNull(type.cast(given().matchedPositionalValue(0, (Object) null)));
    }

    /** The parameters. */
    final List<String> words() {
        return List.copyOf(given().matchedPositionalValue(0, List.<String>of()));
    }

    private ParseResult given() {
        return Objects.requireNonNull(given);
    }

    /**
     * What is wrong with the options together.
     *
     * @return a sentence; null if nothing is
     */
    public @Nullable String usageError() {
        return null;
    }

    /** How to go on once a failure is corrected, within a sentence. */
    public String again() {
        return AGAIN;
    }

    /** The file that the only parameter names. */
    final Path file() {
        if (parameter(String.class).isBlank()) {
            throw CommandException.usage("FILE is empty.");
        }
        try {
            return Path.of(parameter(String.class));
        } catch (InvalidPathException e) {
            throw CommandException.usage("FILE is no name of a file: " + e.getReason());
        }
    }
}
