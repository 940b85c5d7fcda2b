package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.ClientWords;
import io.mockloop.migrations.dialect.mysql.MySqlStatements;
import io.mockloop.migrations.dialect.mysql.SessionMode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.function.SingletonSupplier;

/** MariaDB's SQL as text: MySQL's, and what MariaDB adds. */
public final class MariaDbRules implements SqlRules {

    private static final LexicalRules LEXICAL = ClientWords.refused(LexicalRules.of(
                    CompoundBlocks::anywhere,
                    LexicalOption.HASH_COMMENTS,
                    LexicalOption.DASH_COMMENT_NEEDS_SPACE,
                    LexicalOption.CONDITIONAL_COMMENTS,
                    LexicalOption.MARIADB_CONDITIONAL_COMMENTS,
                    LexicalOption.HINT_COMMENTS,
                    LexicalOption.BACKSLASH_ESCAPES,
                    LexicalOption.BACKTICKS,
                    LexicalOption.DOLLAR_BEGINS_NAMES,
                    LexicalOption.DELIMITER_COMMAND,
                    LexicalOption.BACKSLASH_COMMANDS,
                    LexicalOption.BACKSLASH_N)
            .changedBy(SqlModeTracker::new));

    /**
     * <a
     * href="https://mariadb.com/docs/server/reference/sql-statements/administrative-sql-statements/set-commands/set-statement">SET
     * STATEMENT</a>: for one statement only.
     */
    private static final Pattern SET_STATEMENT = Pattern.compile("SET STATEMENT .*? FOR (.*)");

    /** A compound statement that stands on its own may hold anything; BEGIN and DECLARE begin one in Oracle mode. */
    private static final Pattern COMPOUND =
            Pattern.compile("(BEGIN (?!WORK$)|(DECLARE|IF|CASE|LOOP|WHILE|REPEAT|FOR)\\b)");

    private final SingletonSupplier<LexicalRules> lexical;

    /** The rules of a session with the server's defaults. */
    public MariaDbRules() {
        lexical = SingletonSupplier.of(LEXICAL);
    }

    /** The rules of a connection's session. */
    MariaDbRules(Connection connection, SessionMode session) {
        lexical = SingletonSupplier.of(() -> SqlMode.apply(LEXICAL, session.of(connection)));
    }

    @Override
    public LexicalRules lexical() {
        return lexical.obtain();
    }

    @Override
    public StatementKind kindOf(String statement) {
        StatementHead head = head(statement);
        return head.beginsWith(COMPOUND) ? StatementKind.IMPLICIT_COMMIT : MySqlStatements.kindOf(head);
    }

    @Override
    public List<String> removalsOf(String statement) {
        return MySqlStatements.removalsOf(statement, head(statement), lexical.obtain());
    }

    @Override
    public boolean changesSession(String statement) {
        StatementHead head = head(statement);
        return head.beginsWith(COMPOUND) || MySqlStatements.changesSession(head);
    }

    private StatementHead head(String statement) {
        StatementHead head = StatementHead.of(statement, lexical.obtain());
        Matcher forOne = SET_STATEMENT.matcher(head.text());
        return forOne.matches() ? new StatementHead(forOne.group(1)) : head;
    }
}
