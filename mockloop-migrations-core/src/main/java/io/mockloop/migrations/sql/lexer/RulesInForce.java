package io.mockloop.migrations.sql.lexer;

/** The rules for a script's statements, one after the other, as those before change them. */
public final class RulesInForce {

    private final LexicalRules session;
    private LexicalRules rules;
    private SettingTracker tracker;

    /**
     * The rules for a script.
     *
     * @param session those of the session that it begins in
     */
    public RulesInForce(LexicalRules session) {
        this.session = session;
        rules = session;
        tracker = session.settings().tracker(session);
    }

    /** The rules for the statement that is being read. */
    LexicalRules rules() {
        return rules;
    }

    void accept(Token token) {
        tracker.accept(token);
    }

    void endStatement() {
        rules = tracker.endStatement(rules);
    }

    /** Goes on in a session of its own. */
    void reset() {
        rules = session;
        tracker = session.settings().tracker(session);
    }
}
