package io.mockloop.migrations.sql.token;

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
        tracker = session.settings().apply(session);
    }

    /** The rules for the statement that is being read. */
    public LexicalRules rules() {
        return rules;
    }

    /** The statement goes on with this token. */
    public void accept(Token token) {
        tracker.accept(token);
    }

    /** The statement has ended; the next one is read by what it left. */
    public void endStatement() {
        rules = tracker.endStatement(rules);
    }

    /** Goes on in a session of its own. */
    public void reset() {
        rules = session;
        tracker = session.settings().apply(session);
    }
}
