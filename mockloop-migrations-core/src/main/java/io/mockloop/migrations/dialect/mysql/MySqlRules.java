package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.mysql.lexical.CompoundBlocks;
import io.mockloop.migrations.dialect.mysql.lexical.SqlMode;
import io.mockloop.migrations.dialect.mysql.lexical.SqlModeTracker;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.BlockTracker;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** MySQL's SQL as text; that of MariaDB, its descendant, goes on from it. */
public class MySqlRules implements SqlRules {

    /**
     * Commands of the client that are written as words (manual, 6.5.1.2), but for those that the server knows, too
     * ({@code USE}, {@code HELP}).
     */
    private static final String CLIENT_WORDS =
            "CHARSET CLEAR CONNECT COSTS EDIT EGO EXIT GO NOPAGER NOTEE NOWARNING PAGER"
                    + " PRINT PROMPT QUERY_ATTRIBUTES QUIT REHASH RESETCONNECTION SANDBOX SOURCE STATUS SYSTEM TEE WARNINGS";

    private static final LexicalRules LEXICAL = lexical(CompoundBlocks::ofRoutines, LexicalOption.DOLLAR_QUOTES);

    private final SingletonSupplier<LexicalRules> lexical;

    /** The rules of a session with the server's defaults. */
    public MySqlRules() {
        this(LEXICAL);
    }

    /** The rules of a connection's session. */
    MySqlRules(Connection connection, SessionMode session) {
        this(LEXICAL, connection, session);
    }

    /** The rules of a descendant's session with the server's defaults. */
    protected MySqlRules(LexicalRules byDefault) {
        lexical = SingletonSupplier.of(byDefault);
    }

    /** The rules of a connection's session with a descendant. */
    protected MySqlRules(LexicalRules byDefault, Connection connection, SessionMode session) {
        lexical = SingletonSupplier.of(() -> SqlMode.apply(byDefault, session.of(connection)));
    }

    /**
     * How text is taken apart.
     *
     * @param own what a descendant has besides
     */
    protected static LexicalRules lexical(Supplier<BlockTracker> bodies, LexicalOption own) {
        return LexicalRules.of(
                        bodies,
                        own,
                        LexicalOption.HASH_COMMENTS,
                        LexicalOption.DASH_COMMENT_NEEDS_SPACE,
                        LexicalOption.CONDITIONAL_COMMENTS,
                        LexicalOption.HINT_COMMENTS,
                        LexicalOption.BACKSLASH_ESCAPES,
                        LexicalOption.BACKTICKS,
                        LexicalOption.DOLLAR_BEGINS_NAMES,
                        LexicalOption.DELIMITER_COMMAND,
                        LexicalOption.BACKSLASH_COMMANDS,
                        LexicalOption.BACKSLASH_N)
                .changedBy(SqlModeTracker::new)
                .refusing(CLIENT_WORDS.split(" "));
    }

    @Override
    public final LexicalRules lexical() {
        return lexical.obtain();
    }

    @Override
    public final StatementKind kindOf(String statement) {
        return kindOf(head(statement));
    }

    @Override
    public final List<String> removalsOf(String statement) {
        return MySqlStatements.removalsOf(statement, head(statement), lexical());
    }

    @Override
    public final boolean changesSession(String statement) {
        return changesSession(head(statement));
    }

    /** What tells all that is asked of a statement. */
    protected StatementHead head(String statement) {
        return StatementHead.of(statement, lexical());
    }

    /** How a statement behaves towards a transaction. */
    protected StatementKind kindOf(StatementHead head) {
        return MySqlStatements.kindOf(head);
    }

    /** Whether a statement changes the session. */
    protected boolean changesSession(StatementHead head) {
        return MySqlStatements.changesSession(head);
    }
}
