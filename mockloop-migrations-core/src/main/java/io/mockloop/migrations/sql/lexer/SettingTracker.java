package io.mockloop.migrations.sql.lexer;

/** Looks for a setting that changes the rules. Sees every token of a statement that is code. */
interface SettingTracker {

    /** The statement goes on with this token. */
    void accept(Token token);

    /**
     * The statement has ended.
     *
     * @param rules the ones that it was read with
     * @return the ones to read the next with
     */
    LexicalRules endStatement(LexicalRules rules);
}
