package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.MySqlRules;
import io.mockloop.migrations.dialect.mysql.SessionMode;
import io.mockloop.migrations.dialect.mysql.lexical.CompoundBlocks;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB's SQL as text: MySQL's, and what MariaDB adds. */
public final class MariaDbRules extends MySqlRules {

    private static final LexicalRules LEXICAL =
            lexical(CompoundBlocks::anywhere, LexicalOption.MARIADB_CONDITIONAL_COMMENTS);

    /**
     * <a
     * href="https://mariadb.com/docs/server/reference/sql-statements/administrative-sql-statements/set-commands/set-statement">SET
     * STATEMENT</a>: for one statement only.
     */
    private static final Pattern SET_STATEMENT = Pattern.compile("SET STATEMENT .*? FOR (.*)");

    /** A compound statement that stands on its own may hold anything; BEGIN and DECLARE begin one in Oracle mode. */
    private static final Pattern COMPOUND =
            Pattern.compile("(BEGIN (?!WORK$)|(DECLARE|IF|CASE|LOOP|WHILE|REPEAT|FOR)\\b)");

    /** The rules of a session with the server's defaults. */
    public MariaDbRules() {
        super(LEXICAL);
    }

    /** The rules of a connection's session. */
    MariaDbRules(Connection connection, SessionMode session) {
        super(LEXICAL, connection, session);
    }

    @Override
    protected StatementHead head(String statement) {
        StatementHead head = super.head(statement);
        Matcher forOne = SET_STATEMENT.matcher(head.text());
        return forOne.matches() ? new StatementHead(forOne.group(1)) : head;
    }

    @Override
    protected StatementKind kindOf(StatementHead head) {
        return head.beginsWith(COMPOUND) ? StatementKind.IMPLICIT_COMMIT : super.kindOf(head);
    }

    @Override
    protected boolean changesSession(StatementHead head) {
        return head.beginsWith(COMPOUND) || super.changesSession(head);
    }
}
