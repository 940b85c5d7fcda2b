package io.mockloop.migrations.sql.lexer;

import java.util.Arrays;
import java.util.Set;

/**
 * How a database's text is taken apart into statements. Common to all: {@code 'strings'} and {@code "identifiers"} with
 * their quotes doubled inside, {@code --} comments, block comments, and the semicolon that ends a statement.
 *
 * @param options the rules beyond that
 * @param bodies where a semicolon doesn't end a statement
 * @param ignoredClientCommands commands of the database's own client, as written, that are passed over where they stand
 *     between statements; any other is refused
 */
public record LexicalRules(Set<LexicalOption> options, StatementBodies bodies, Set<String> ignoredClientCommands) {

    /** Copies the collections. */
    public LexicalRules {
        options = Set.copyOf(options);
        ignoredClientCommands = Set.copyOf(ignoredClientCommands);
    }

    /** Rules that pass over no client's command. */
    public static LexicalRules of(StatementBodies bodies, LexicalOption... options) {
        return new LexicalRules(Set.copyOf(Arrays.asList(options)), bodies, Set.of());
    }

    /** The same, passing over these commands of the client. */
    public LexicalRules ignoring(String... clientCommands) {
        return new LexicalRules(options, bodies, Set.copyOf(Arrays.asList(clientCommands)));
    }

    /** Whether a rule holds. */
    public boolean has(LexicalOption option) {
        return options.contains(option);
    }
}
