package io.mockloop.migrations.sql.token;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a database's text is taken apart into statements. Common to all: {@code 'strings'} and {@code "identifiers"} with
 * their quotes doubled inside, {@code --} comments, block comments, and the semicolon that ends a statement.
 *
 * @param options the rules beyond that
 * @param bodies watches where a semicolon doesn't end a statement, for one script
 * @param settings watches the statements that change these rules, in a session that begins with those given
 * @param ignoredClientCommands commands of the database's own client, as written, that are passed over where they stand
 *     between statements; any other is refused
 * @param clientWords words in upper case that begin a command of the client, and no statement
 */
public record LexicalRules(
        Set<LexicalOption> options,
        Supplier<BlockTracker> bodies,
        Function<LexicalRules, SettingTracker> settings,
        Set<String> ignoredClientCommands,
        Set<String> clientWords) {

    /** Copies the collections. */
    public LexicalRules {
        options = Set.copyOf(options);
        ignoredClientCommands = Set.copyOf(ignoredClientCommands);
        clientWords = Set.copyOf(clientWords);
    }

    /** Rules that pass over no client's command. */
    public static LexicalRules of(Supplier<BlockTracker> bodies, LexicalOption... options) {
        return new LexicalRules(
                Set.copyOf(Arrays.asList(options)), bodies, session -> SettingTracker.NONE, Set.of(), Set.of());
    }

    /** The same, passing over these commands of the client. */
    public LexicalRules ignoring(String... clientCommands) {
        return new LexicalRules(options, bodies, settings, Set.copyOf(Arrays.asList(clientCommands)), clientWords);
    }

    /** The same, refusing statements that begin with one of these words, which are the client's. */
    public LexicalRules refusing(String... words) {
        return new LexicalRules(options, bodies, settings, ignoredClientCommands, Set.copyOf(Arrays.asList(words)));
    }

    /** The same, changed by the statements that a tracker watches. */
    public LexicalRules changedBy(Function<LexicalRules, SettingTracker> statements) {
        return new LexicalRules(options, bodies, statements, ignoredClientCommands, clientWords);
    }

    /** The same with or without a rule. */
    public LexicalRules with(LexicalOption option, boolean holds) {
        if (has(option) == holds) {
            return this;
        }
        Set<LexicalOption> changed = new HashSet<>(options);
        if (holds) {
            changed.add(option);
        } else {
            changed.remove(option);
        }
        return new LexicalRules(changed, bodies, settings, ignoredClientCommands, clientWords);
    }

    /** Whether a rule holds. */
    public boolean has(LexicalOption option) {
        return options.contains(option);
    }
}
