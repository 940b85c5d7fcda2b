package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.lexer.LexicalOption;
import io.mockloop.migrations.sql.lexer.LexicalRules;
import io.mockloop.migrations.sql.lexer.StatementBodies;
import io.mockloop.migrations.sql.lexer.StatementHead;
import io.mockloop.migrations.sql.lexer.StringSettings;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;

/** MySQL's SQL as text. */
public final class MySqlRules implements SqlRules {

    private static final LexicalRules LEXICAL = ClientWords.refused(LexicalRules.of(
                    StatementBodies.COMPOUND,
                    LexicalOption.HASH_COMMENTS,
                    LexicalOption.DASH_COMMENT_NEEDS_SPACE,
                    LexicalOption.CONDITIONAL_COMMENTS,
                    LexicalOption.HINT_COMMENTS,
                    LexicalOption.BACKSLASH_ESCAPES,
                    LexicalOption.BACKTICKS,
                    LexicalOption.DOLLAR_QUOTES,
                    LexicalOption.DOLLAR_BEGINS_NAMES,
                    LexicalOption.DELIMITER_COMMAND,
                    LexicalOption.BACKSLASH_COMMANDS,
                    LexicalOption.BACKSLASH_N)
            .changedBy(StringSettings.SQL_MODE));

    private final Supplier<LexicalRules> lexical;

    /** The rules of a session with the server's defaults. */
    public MySqlRules() {
        lexical = () -> LEXICAL;
    }

    /** The rules of a connection's session. */
    MySqlRules(Connection connection) {
        lexical = new SessionRules(connection, LEXICAL);
    }

    @Override
    public LexicalRules lexical() {
        return lexical.get();
    }

    @Override
    public StatementKind kindOf(String statement) {
        return MySqlStatements.kindOf(StatementHead.of(statement, lexical.get()));
    }

    @Override
    public List<String> removalsOf(String statement) {
        return MySqlStatements.removalsOf(statement, StatementHead.of(statement, lexical.get()), lexical.get());
    }

    @Override
    public boolean changesSession(String statement) {
        return MySqlStatements.changesSession(StatementHead.of(statement, lexical.get()));
    }
}
