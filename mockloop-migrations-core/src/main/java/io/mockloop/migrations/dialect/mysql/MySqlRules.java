package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.mysql.lexical.CompoundBlocks;
import io.mockloop.migrations.dialect.mysql.lexical.SqlMode;
import io.mockloop.migrations.dialect.mysql.lexical.SqlModeTracker;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.util.List;
import org.springframework.util.function.SingletonSupplier;

/** MySQL's SQL as text. */
public final class MySqlRules implements SqlRules {

    private static final LexicalRules LEXICAL = ClientWords.refused(LexicalRules.of(
                    CompoundBlocks::ofRoutines,
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
            .changedBy(SqlModeTracker::new));

    private final SingletonSupplier<LexicalRules> lexical;

    /** The rules of a session with the server's defaults. */
    public MySqlRules() {
        lexical = SingletonSupplier.of(LEXICAL);
    }

    /** The rules of a connection's session. */
    MySqlRules(Connection connection, SessionMode session) {
        lexical = SingletonSupplier.of(() -> SqlMode.apply(LEXICAL, session.of(connection)));
    }

    @Override
    public LexicalRules lexical() {
        return lexical.obtain();
    }

    @Override
    public StatementKind kindOf(String statement) {
        return MySqlStatements.kindOf(StatementHead.of(statement, lexical.obtain()));
    }

    @Override
    public List<String> removalsOf(String statement) {
        return MySqlStatements.removalsOf(statement, StatementHead.of(statement, lexical.obtain()), lexical.obtain());
    }

    @Override
    public boolean changesSession(String statement) {
        return MySqlStatements.changesSession(StatementHead.of(statement, lexical.obtain()));
    }
}
