package io.mockloop.migrations.sql.lexer;

/** The statements that change how the strings of the following ones are read. */
public enum StringSettings {

    /** There are none. */
    NONE {
        @Override
        SettingTracker tracker(LexicalRules session) {
            return new SettingTracker() {
                @Override
                public void accept(Token token) {}

                @Override
                public LexicalRules endStatement(LexicalRules rules) {
                    return rules;
                }
            };
        }

        @Override
        public LexicalRules inSession(LexicalRules rules, String setting) {
            return rules;
        }
    },

    /**
     * {@code sql_mode}, of which two parts count. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/sql-mode.html">MySQL, 7.1.11</a>, <a
     * href="https://mariadb.com/docs/server/server-management/variables-and-modes/sql_mode">MariaDB</a>
     */
    SQL_MODE {
        @Override
        SettingTracker tracker(LexicalRules session) {
            return new SqlModeTracker(session);
        }

        @Override
        public LexicalRules inSession(LexicalRules rules, String setting) {
            return SqlMode.apply(rules, setting);
        }
    },

    /**
     * {@code standard_conforming_strings}. <a
     * href="https://www.postgresql.org/docs/current/runtime-config-compatible.html#GUC-STANDARD-CONFORMING-STRINGS">PostgreSQL,
     * 19.13.1</a>
     */
    STANDARD_CONFORMING_STRINGS {
        @Override
        SettingTracker tracker(LexicalRules session) {
            return new StandardStringsTracker(session);
        }

        @Override
        public LexicalRules inSession(LexicalRules rules, String setting) {
            return StandardStringsTracker.apply(rules, setting);
        }
    };

    abstract SettingTracker tracker(LexicalRules session);

    /**
     * The rules of a session.
     *
     * @param rules the rules of the database
     * @param setting the setting's value in the session
     */
    public abstract LexicalRules inSession(LexicalRules rules, String setting);
}
