package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.lexer.LexicalOption;
import io.mockloop.migrations.sql.lexer.LexicalRules;
import io.mockloop.migrations.sql.lexer.StatementBodies;
import io.mockloop.migrations.sql.lexer.StatementHead;
import java.util.List;

/** MySQL's SQL as text. */
public final class MySqlRules implements SqlRules {

    private static final LexicalRules LEXICAL = LexicalRules.of(
            StatementBodies.COMPOUND,
            LexicalOption.HASH_COMMENTS,
            LexicalOption.DASH_COMMENT_NEEDS_SPACE,
            LexicalOption.CONDITIONAL_COMMENTS,
            LexicalOption.HINT_COMMENTS,
            LexicalOption.BACKSLASH_ESCAPES,
            LexicalOption.BACKTICKS,
            LexicalOption.DELIMITER_COMMAND,
            LexicalOption.BACKSLASH_COMMANDS,
            LexicalOption.BACKSLASH_N);

    @Override
    public LexicalRules lexical() {
        return LEXICAL;
    }

    @Override
    public StatementKind kindOf(String statement) {
        return MySqlStatements.kindOf(StatementHead.of(statement, LEXICAL));
    }

    @Override
    public List<String> removalsOf(String statement) {
        return MySqlStatements.removalsOf(statement, StatementHead.of(statement, LEXICAL), LEXICAL);
    }

    @Override
    public boolean changesSession(String statement) {
        return MySqlStatements.changesSession(StatementHead.of(statement, LEXICAL));
    }
}
