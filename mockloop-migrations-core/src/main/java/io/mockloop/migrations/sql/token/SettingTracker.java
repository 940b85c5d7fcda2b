package io.mockloop.migrations.sql.token;

/** Looks for a setting that changes the rules. Sees every token of a statement that is code. */
public interface SettingTracker {

    /** For a database whose rules no statement changes. */
    SettingTracker NONE = new SettingTracker() {
        @Override
        public void accept(Token token) {}

        @Override
        public LexicalRules endStatement(LexicalRules rules) {
            return rules;
        }
    };

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
