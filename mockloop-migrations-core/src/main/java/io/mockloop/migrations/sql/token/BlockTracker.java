package io.mockloop.migrations.sql.token;

/**
 * Knows whether a semicolon ends the statement or stands inside of it. Sees every token of a statement that is code.
 */
public interface BlockTracker {

    /** A new statement begins. */
    void reset();

    /** The next statements are read by these rules. */
    default void use(LexicalRules rules) {}

    /** The statement goes on with this token. */
    void accept(Token token);

    /** Whether a semicolon here belongs to the statement. */
    boolean isOpen();
}
